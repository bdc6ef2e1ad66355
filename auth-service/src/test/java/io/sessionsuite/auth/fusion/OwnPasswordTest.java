package io.sessionsuite.auth.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.auth.wire.Stored;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class OwnPasswordTest {

    private static final String NEW = "battery staple 8";
    private static final String CHANGE = "{\"password\":\"" + NEW + "\",\"currentPassword\":\"correct horse 9\"}";

    private final FusionClient admin = FusionClient.admin("127.17.0.1");
    private final FusionClient client = FusionClient.from("127.17.0.2");
    private Account mia = Account.ADMIN;
    private String path = "";

    @BeforeEach
    void user() {
        mia = Account.with("mia");
        path = "/api/users/" + admin.idOf(mia);
    }

    @Test
    @DisplayName("F-48 SEC-23 SEC-36 a new password of my own ends my other logins and renews the current one")
    void own() {
        String current = client.token(mia);
        String other = client.token(mia);
        String bearer = client.accessToken(mia);
        Answer answer = client.holding(current).http().json("PATCH", path, CHANGE);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(FusionClient.object(answer).getString("username")).isEqualTo(mia.name());
        String fresh = answer.cookie("id");
        assertThat(new Stored(fresh).sid()).isEqualTo(new Stored(current).sid());
        assertThat(client.holding(fresh).refusal()).isEmpty();
        assertThat(client.holding(current).refusal()).isEqualTo("session-ended");
        assertThat(client.holding(other).session().status()).isEqualTo(401);
        assertThat(client.bearer(bearer).session().status()).isEqualTo(401);
        assertThat(client.login(mia).status()).isEqualTo(401);
        assertThat(client.login(new Account("native", mia.name(), NEW)).status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("F-48 SEC-36 without the current password nothing changes")
    void withoutCurrent() {
        FusionClient me = client.holding(client.token(mia));
        Answer answer = me.http().json("PATCH", path, "{\"password\":\"" + NEW + "\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(FusionClient.object(answer).getJsonArray("details")).containsExactly("currentPassword");
        assertThat(me.refusal()).isEmpty();
        assertThat(client.login(mia).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("F-48 SEC-31 SEC-36 a wrong current password is forbidden, and the sixth try is blocked")
    void wrongCurrent() {
        FusionClient here = FusionClient.from("127.17.0.48");
        FusionClient me = here.holding(here.token(mia));
        String wrong = CHANGE.replace("correct horse 9", "wrong");
        for (int i = 0; i < 5; i++) {
            Answer answer = me.http().json("PATCH", path, wrong);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(FusionClient.code(answer)).isEqualTo("forbidden");
        }
        assertThat(me.http().json("PATCH", path, CHANGE).status()).isEqualTo(429);
        assertThat(me.refusal()).isEmpty();
    }

    @Test
    @DisplayName("F-52 I change my own password and nobody else's")
    void others() {
        Account bob = Account.with("bob");
        FusionClient me = client.holding(client.token(mia));
        assertThat(me.http()
                        .json("PATCH", "/api/users/" + admin.idOf(bob), CHANGE)
                        .status())
                .isEqualTo(403);
        assertThat(me.http().get("/api/users/" + admin.idOf(bob)).status()).isEqualTo(403);
        assertThat(me.http().get(path).status()).isEqualTo(200);
        assertThat(me.http().json("PUT", path, "{\"timezone\":\"UTC\"}").status())
                .isEqualTo(403);
        assertThat(me.http().json("PATCH", path, CHANGE).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F-52 SEC-56 a PATCH sets a password and nothing else")
    void passwordOnly() {
        FusionClient me = client.holding(client.token(mia));
        String more = CHANGE.replace("}", ",\"roleNames\":[\"admin\"]}");
        assertThat(me.http().json("PATCH", path, more).status()).isEqualTo(400);
        assertThat(me.http().json("PATCH", path, "{}").status()).isEqualTo(400);
        String weak = CHANGE.replace(NEW, "short");
        assertThat(me.http().json("PATCH", path, weak).status()).isEqualTo(400);
        String unconfirmed = CHANGE.replace("}", ",\"passwordConfirm\":\"other\"}");
        assertThat(me.http().json("PATCH", path, unconfirmed).status()).isEqualTo(400);
        assertThat(client.login(mia).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("F-48 SEC-22 an administrator sets another's password: all his logins end")
    void byAdministrator() {
        String session = client.token(mia);
        Answer answer = admin.http().json("PATCH", path, "{\"password\":\"" + NEW + "\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.has("Set-Cookie")).isFalse();
        assertThat(client.holding(session).session().status()).isEqualTo(401);
        assertThat(client.login(new Account("native", mia.name(), NEW)).status())
                .isEqualTo(201);
    }
}
