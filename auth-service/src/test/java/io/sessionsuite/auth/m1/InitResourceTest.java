package io.sessionsuite.auth.m1;

import static io.sessionsuite.auth.m1.M1Client.assertDone;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.auth.wire.EmptyRedis;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The first administrator by claim: T8, T9. */
@QuarkusTest
@TestProfile(InitResourceTest.Waiting.class)
@WithTestResource(EmptyRedis.class)
class InitResourceTest {

    private final M1Client client = M1Client.from("127.9.0.1");

    @Test
    @DisplayName(
            "A-122 A-117 SEC-33 a waiting system has no administrator until one claims it, once; the last one stays")
    void claim() {
        assertState("false");
        assertThat(client.auth(Account.ADMIN).status()).isEqualTo(401);
        Account first = new Account("native", "root", "a password of mine 1");

        M1Client stranger = new M1Client(client.client().with("X-Forwarded-For: 10.0.0.1"));
        assertThat(claim(stranger, first).status()).isEqualTo(403);
        assertThat(client.post("/init", "username", "root").status()).isEqualTo(400);
        assertThat(claim(client, new Account("native", "root", "short")).status())
                .isEqualTo(400);
        assertState("false");

        assertDone(claim(client, first));
        assertState("true");
        Answer again = claim(client, new Account("native", "other", "a password of mine 2"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(client.as(first).get("/user/list").text())
                .isEqualTo("[{\"username\":\"root\",\"rights\":[\"admin\",\"get\",\"publish\",\"schema\","
                        + "\"sessionQuery\",\"sessionUpdate\"]}]");
        assertLastAdministratorStays(first);
    }

    private void assertLastAdministratorStays(Account first) {
        M1Client his = client.as(first);
        M1Client.assertError(his.post("/user/remove", "username", "root"), 409, "The last administrator stays");
        assertThat(his.get("/user/list").status()).isEqualTo(200);
    }

    private static Answer claim(M1Client client, Account account) {
        return client.post("/init", "username", account.name(), "password", account.password(), "bucket", "ignored");
    }

    private void assertState(String state) {
        Answer answer = client.get("/init");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.text()).isEqualTo(state);
    }

    /** A system that waits for its first administrator. */
    public static class Waiting implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("auth.bootstrap", "wait");
        }
    }
}
