package io.sessionsuite.auth.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class ApiKeyRealmTest {

    private final FusionClient admin = FusionClient.admin("127.19.1.1");

    @AfterEach
    void enable() {
        setEnabled(true);
    }

    @Test
    @DisplayName("F-63 keys rest while their realm is disabled, and work again after it")
    void realm() {
        JsonObject issued = admin.create("/api/api-keys", "{\"name\":\"%s\"}".formatted(Account.unique("key")));
        FusionClient caller = FusionClient.from("127.19.1.2").with("x-api-key: " + issued.getString("key"));
        assertThat(caller.session().status()).isEqualTo(200);
        setEnabled(false);
        assertThat(caller.session().status()).isEqualTo(401);
        setEnabled(true);
        assertThat(caller.session().status()).isEqualTo(200);
    }

    private void setEnabled(boolean enabled) {
        String id = FusionClient.list(admin.http().get("/api/realm-configs?name=apikey"))
                .getJsonObject(0)
                .getString("id");
        FusionClient.expect(admin.http().json("PUT", "/api/realm-configs/" + id, "{\"enabled\":" + enabled + "}"), 200);
    }
}
