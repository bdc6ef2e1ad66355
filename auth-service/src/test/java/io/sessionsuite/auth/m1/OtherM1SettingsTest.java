package io.sessionsuite.auth.m1;

import static io.sessionsuite.auth.m1.M1Client.assertDone;
import static io.sessionsuite.auth.m1.M1Client.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.auth.wire.OtherSettings;
import io.sessionsuite.auth.wire.Stored;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OtherSettings.class)
@WithTestResource(EmbeddedRedisResource.class)
class OtherM1SettingsTest {

    private static Account bob = Account.ADMIN;

    private final M1Client client = M1Client.from("127.8.0.1");

    @BeforeAll
    static void users() {
        bob = M1Client.user("bob", "get");
    }

    @Test
    @DisplayName("A-128 with documented statuses every error but 401 and 403 is 500, its message stays")
    void documentedStatuses() {
        M1Client office = client.as(Account.ADMIN);
        Answer unknown = office.get("/user/get?username=nobody-at-all");
        assertThat(unknown.status()).isEqualTo(500);
        assertThat(unknown.text()).contains("No such user").contains("\"status\":500");
        assertError(office.get("/user/nothing"), 500, "not found");
        assertError(client.post("/auth", "username", "x"), 500, "missing parameter password");
        Answer method = client.get("/auth");
        assertError(method, 500, "method not allowed");
        assertThat(method.header("Allow")).isEqualTo("POST, OPTIONS");

        assertThat(client.get("/user/list").status()).isEqualTo(401);
        assertThat(client.as(bob).get("/user/list").status()).isEqualTo(403);
        assertThat(office.get("/user/list").status()).isEqualTo(200);

        EmbeddedRedis.shared().pause();
        try {
            assertError(office.get("/user/list"), 500, "unavailable");
        } finally {
            EmbeddedRedis.shared().resume();
        }
    }

    @Test
    @DisplayName("A-116 SEC-26 SEC-36 an own new password needs the current one, where that is asked")
    void currentPassword() {
        Account sue = M1Client.user("sue", "get");
        M1Client hers = client.as(sue);
        assertThat(hers.post("/user/password", "password", "a new password 1").text())
                .contains("missing parameter currentPassword");
        assertThat(hers.post("/user/password", "password", "a new password 1", "currentPassword", "wrong")
                        .status())
                .isEqualTo(403);
        assertThat(hers.post("/user/password?currentPassword=x", "password", "a new password 1")
                        .text())
                .contains("belongs into the body");
        assertThat(client.auth(sue).status()).isEqualTo(200);
        assertDone(hers.post("/user/password", "password", "a new password 1", "currentPassword", sue.password()));
        assertThat(client.auth(new Account("native", sue.name(), "a new password 1"))
                        .status())
                .isEqualTo(200);
        assertDone(client.as(Account.ADMIN).post("/user/password", "username", sue.name(), "password", sue.password()));
    }

    @Test
    @DisplayName("A-107 A-112 the system parameters come before this service's own settings")
    void systemParameters() {
        M1Client office = client.as(Account.ADMIN);
        assertThat(new Stored(client.token(bob)).field("absolute")).isEqualTo("3600000");
        try {
            parameter("token-expire-ms", "120000");
            parameter("password-min-length", "20");
            parameter("cors", "[\"https://one.example\"]");
            assertThat(new Stored(client.token(bob)).field("absolute")).isEqualTo("120000");
            assertThat(office.post("/user/add", "username", "short", "password", "nineteen characters", "rights", "[]")
                            .text())
                    .contains("invalid parameter password");
            assertThat(origin("https://one.example").header("Access-Control-Allow-Origin"))
                    .isEqualTo("https://one.example");
            assertThat(origin("https://app.example").has("Access-Control-Allow-Origin"))
                    .isFalse();

            parameter("cors", "https://two.example, *");
            assertThat(origin("https://two.example").header("Access-Control-Allow-Credentials"))
                    .isEqualTo("true");
            Answer anybody = origin("https://app.example");
            assertThat(anybody.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(anybody.has("Access-Control-Allow-Credentials")).isFalse();

            parameter("token-expire-ms", "soon");
            parameter("password-min-length", "3");
            assertThat(new Stored(client.token(bob)).field("absolute")).isEqualTo("3600000");
            assertThat(office.post("/user/add", "username", "short", "password", "abcdefg", "rights", "[]")
                            .text())
                    .contains("password");
        } finally {
            EmbeddedRedis.shared().command("DEL", "system:{m1}");
        }
    }

    private Answer origin(String origin) {
        return client.client().with("Origin: " + origin).send("OPTIONS", "/user/list");
    }

    private static void parameter(String name, String value) {
        EmbeddedRedis.shared().command("HSET", "system:{m1}", name, value);
    }
}
