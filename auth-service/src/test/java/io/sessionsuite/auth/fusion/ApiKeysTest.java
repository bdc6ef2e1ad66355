package io.sessionsuite.auth.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class ApiKeysTest {

    private final FusionClient admin = FusionClient.admin("127.19.0.1");
    private final FusionClient client = FusionClient.from("127.19.0.2");

    @Test
    @DisplayName("F-63 a key calls in three places, until it is deleted")
    void carriers() {
        JsonObject issued = issue(Account.role("reader"));
        String key = issued.getString("key");
        for (FusionClient caller :
                List.of(client.with("x-api-key: " + key), client.with("apiKey: " + key), client.bearer(key))) {
            Answer answer = caller.session();
            assertThat(answer.status()).isEqualTo(200);
            JsonObject user = FusionClient.object(answer).getJsonObject("user");
            assertThat(user.getString("username")).isEqualTo(issued.getString("name"));
            assertThat(user.getString("realmName")).isEqualTo("apikey");
            assertThat(FusionClient.object(answer).getJsonObject("session").getString("kind"))
                    .isEqualTo("apikey");
        }
        assertThat(client.http().get("/api/session?apiKey=" + key).status()).isEqualTo(200);
        assertThat(client.holding(key).session().status()).isEqualTo(401);
        assertThat(admin.http()
                        .send("DELETE", "/api/api-keys/" + issued.getString("id"))
                        .status())
                .isEqualTo(200);
        assertThat(client.with("x-api-key: " + key).session().status()).isEqualTo(401);
    }

    @Test
    @DisplayName("F-92 a key is shown once, and never again")
    void shownOnce() {
        JsonObject issued = issue(Account.role("reader"));
        assertThat(issued.fieldNames()).containsExactly("id", "name", "roleNames", "createdAt", "expiresAt", "key");
        assertThat(issued.getString("key")).hasSize(64);
        assertThat(issued.getValue("expiresAt")).isNull();
        String path = "/api/api-keys/" + issued.getString("id");
        Answer got = admin.http().get(path);
        assertThat(FusionClient.object(got).fieldNames())
                .containsExactly("id", "name", "roleNames", "createdAt", "expiresAt");
        Answer list = admin.http().get("/api/api-keys");
        assertThat(list.text()).contains(issued.getString("id"));
        assertThat(list.text() + got.text())
                .doesNotContain(issued.getString("key").substring(22));
        assertThat(admin.http().send("DELETE", path).status()).isEqualTo(200);
        assertThat(admin.http().get(path).status()).isEqualTo(404);
        assertThat(admin.http().send("DELETE", path).status()).isEqualTo(404);
        assertThat(admin.http().get("/api/api-keys").text()).doesNotContain(issued.getString("id"));
    }

    @Test
    @DisplayName("F-92 a key may expire, and has a name and known roles")
    void rules() {
        Instant soon = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MILLIS);
        JsonObject issued = admin.create(
                "/api/api-keys", "{\"name\":\"%s\",\"expiresAt\":\"%s\"}".formatted(Account.unique("key"), soon));
        assertThat(Instant.parse(issued.getString("expiresAt"))).isCloseTo(soon, within(1, ChronoUnit.SECONDS));
        for (String body : List.of(
                "{}",
                "{\"name\":\"k\",\"expiresAt\":\"tomorrow\"}",
                "{\"name\":\"k\",\"expiresAt\":\"2001-01-01T00:00:00Z\"}",
                "{\"name\":\"k\",\"roleNames\":[\"unheard-of\"]}",
                "{\"name\":5}")) {
            assertThat(admin.http().json("POST", "/api/api-keys", body).status())
                    .as(body)
                    .isEqualTo(400);
        }
        FusionClient mia = client.holding(client.token(Account.with("mia")));
        assertThat(mia.http().get("/api/api-keys").status()).isEqualTo(403);
    }

    private JsonObject issue(String role) {
        return admin.create(
                "/api/api-keys",
                "{\"name\":\"%s\",\"roleNames\":[\"%s\"],\"expiresAt\":null}".formatted(Account.unique("key"), role));
    }
}
