package io.sessionsuite.auth.m1;

import static io.sessionsuite.auth.m1.M1Client.assertDone;
import static io.sessionsuite.auth.m1.M1Client.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.auth.wire.RawClient;
import io.sessionsuite.auth.wire.Stored;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens: T1, and what a token is good for. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class AuthResourceTest {

    private static final String PROXY = "127.0.0.200";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static Account bob = Account.ADMIN;

    private final M1Client client = M1Client.from("127.5.0.1");

    @BeforeAll
    static void users() {
        bob = M1Client.user("bob", "get");
    }

    @Test
    @DisplayName(
            "S-001 S-002 A-101 SEC-02 SEC-07 SEC-08 a token comes as bare text, by url-encoded form, multipart or JSON")
    void token() {
        String multipart = "--b\r\nContent-Disposition: form-data; name=\"username\"\r\n\r\n" + bob.name()
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n" + bob.password()
                + "\r\n--b--\r\n";
        for (Answer answer : List.of(
                client.auth(bob),
                client.client().post("/auth", "multipart/form-data; boundary=b", multipart),
                client.client().json("POST", "/auth", bob.json()),
                client.client()
                        .form(
                                "/auth?username="
                                        + RawClient.encoded("", bob.name()).substring(1),
                                "password",
                                bob.password()))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("text/plain");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.has("Set-Cookie")).isFalse();
            assertThat(answer.text()).matches("[A-Za-z0-9_-]{64}");
            assertThat(new Stored(answer.text()).field("kind")).isEqualTo("m1");
        }
    }

    @Test
    @DisplayName("S-003 A-102 SEC-30 wrong password and unknown user get the same bytes")
    void wrongPassword() {
        M1Client guessing = M1Client.from("127.5.0.2");
        Answer wrong = guessing.auth(new Account("native", bob.name(), "wrong password"));
        assertError(wrong, 401, "wrong user or password");
        Answer unknown = guessing.auth(new Account("native", "nobody", "wrong password"));
        assertThat(unknown.withoutDate()).isEqualTo(wrong.withoutDate());
    }

    @Test
    @DisplayName("A-103 SEC-54 a password in the query is refused")
    void passwordInQuery() {
        String query = RawClient.encoded("username", bob.name(), "password", bob.password());
        for (Answer answer : List.of(client.post("/auth?" + query), client.post("/auth?" + query, "password", "x"))) {
            assertError(answer, 400, "parameter password belongs into the body");
        }
    }

    @Test
    @DisplayName("A-103 missing parameters are named, an empty one is missing")
    void missing() {
        assertError(client.post("/auth", "username", "x"), 400, "missing parameter password");
        assertError(client.post("/auth", "password", "x"), 400, "missing parameter username");
        assertError(client.post("/auth", "username", "", "password", "x"), 400, "missing parameter username");
        assertError(client.post("/auth"), 400, "missing parameter username");
    }

    @Test
    @DisplayName("A-105 SEC-55 a token is good from the address that asked for it only")
    void boundToAddress() {
        String token = client.token(bob);
        assertThat(client.with(token).get("/user/tokens").status()).isEqualTo(200);
        assertError(M1Client.from("127.5.0.9").with(token).get("/user/tokens"), 401, "invalid token");
    }

    @Test
    @DisplayName("A-106 an administrator's token for another address, for all, for none")
    void otherAddress() {
        String there = client.token(Account.ADMIN, "ip", "10.0.0.9");
        assertThat(forwarded("10.0.0.9").with(there).get("/user/list").status()).isEqualTo(200);
        assertThat(forwarded("::ffff:10.0.0.9").with(there).get("/user/list").status())
                .isEqualTo(200);
        assertError(client.with(there).get("/user/list"), 401, "invalid token");

        String anywhere = client.token(Account.ADMIN, "ip", "...");
        assertThat(client.with(anywhere).get("/user/list").status()).isEqualTo(200);
        assertThat(forwarded("10.0.0.9").with(anywhere).get("/user/list").status())
                .isEqualTo(200);

        for (String bad : List.of("abc", "..", "10.0.0", "example.test")) {
            assertError(client.auth(Account.ADMIN, "ip", bad), 400, "invalid parameter ip");
        }
    }

    @Test
    @DisplayName("A-106 an IPv6 address is compared in its one canonical form")
    void canonicalAddress() {
        String there = client.token(Account.ADMIN, "ip", "2001:DB8:0:0::1");
        assertThat(forwarded("2001:db8::1").with(there).get("/user/list").status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("A-107 a life of 1 ms is over at once, a life of none or of words is refused")
    void life() {
        String token = client.token(Account.ADMIN, "ttl", "1");
        assertError(client.with(token).get("/user/list"), 401, "invalid token");
        for (String bad : List.of("0", "x", "-1", "1.5", "31536000001", "9".repeat(30))) {
            assertError(client.auth(Account.ADMIN, "ttl", bad), 400, "invalid parameter ttl");
        }
        String year = client.token(Account.ADMIN, "ttl", "31536000000");
        assertThat(new Stored(year).field("absolute")).isEqualTo("31536000000");
    }

    @Test
    @DisplayName("A-107 SEC-17 without ttl a token lives a day, activity or not")
    void usualLife() {
        Stored token = new Stored(client.token(bob));
        assertThat(token.field("absolute")).isEqualTo("86400000");
        assertThat(token.field("idle")).isNull();
        token.age(Duration.ofDays(1));
        assertError(client.with(token.token()).get("/user/tokens"), 401, "invalid token");
    }

    @Test
    @DisplayName("S-008 A-108 SEC-58 ttl and ip need the right admin, or an administrator's token beside")
    void privileged() {
        String message = "User " + bob.name() + " does not have requested right in set admin";
        assertError(client.auth(bob, "ttl", "60000"), 403, message);
        assertError(client.auth(bob, "ip", "..."), 403, message);
        assertError(client.as(bob).auth(bob, "ip", "..."), 403, message);

        M1Client office = client.as(Account.ADMIN);
        assertThat(office.auth(bob, "ttl", "60000", "ip", "...").status()).isEqualTo(200);
        assertThat(office.auth(new Account("native", bob.name(), "wrong"), "ttl", "60000")
                        .status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("A-118 a token is taken verbatim, - and _ too")
    void verbatim() {
        String token = client.token(bob);
        while (!token.contains("-") || !token.contains("_")) {
            token = client.token(bob);
        }
        assertThat(client.with(token).get("/user/tokens").status()).isEqualTo(200);
        assertError(client.with(token.replace("_", "%5F")).get("/user/tokens"), 401, "invalid token");
    }

    @Test
    @DisplayName("A-119 SEC-50 only POST asks for a token")
    void otherMethods() {
        for (String method : List.of("GET", "HEAD", "PUT", "DELETE", "PATCH")) {
            Answer answer = client.client().send(method, "/auth");
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo("POST, OPTIONS");
        }
        assertError(client.get("/auth"), 405, "method not allowed");
        assertThat(client.client().send("OPTIONS", "/auth").status()).isEqualTo(204);
        assertThat(client.post("/auth/", "username", bob.name(), "password", bob.password())
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("A-120 unknown parameters are ignored, of repeated ones the first wins")
    void unknownAndRepeated() {
        assertThat(client.auth(bob, "bucket", "b", "password", "another", "username", "another")
                        .status())
                .isEqualTo(200);
        assertThat(client.client()
                        .json(
                                "POST",
                                "/auth",
                                "{\"username\":\"%s\",\"username\":\"x\",\"password\":\"%s\",\"ip\":null}"
                                        .formatted(bob.name(), bob.password()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("A-121 raw line feeds, bad escapes, semicolons, equals signs and long passwords are literal")
    void literalPassword() {
        String password = "line\nfeed %zz ;a=b " + "\u00fc".repeat(1200);
        Account odd = new Account("native", Account.unique("odd"), password);
        String raw = "username=" + odd.name() + "&password=" + password;
        M1Client office = client.as(Account.ADMIN);
        assertDone(office.client().post("/user/add", FORM, raw + "&rights=get"));
        assertThat(password.getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(2048);

        assertThat(client.client().post("/auth", FORM, raw).status()).isEqualTo(200);
        assertThat(client.auth(odd).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"x\"", "{\"username\":{}}", "{\"username\":\"a\"} x", "{\"username\":[1]}"})
    @DisplayName("A-101 what is no flat JSON object is refused")
    void malformedJson(String body) {
        assertError(client.client().json("POST", "/auth", body), 400, "malformed JSON");
    }

    @Test
    @DisplayName("A-101 SEC-53 other types and bodies above 16 KiB are refused")
    void typeAndSize() {
        assertError(client.client().post("/auth", "text/plain", "username=a"), 415, "unsupported media type");
        assertError(
                client.client().post("/auth", FORM + "; charset=latin1", "username=a"), 415, "unsupported media type");
        assertError(client.auth(bob, "padding", "x".repeat(17 << 10)), 413, "body too large");
        assertError(client.post("/auth?padding=" + "x".repeat(9 << 10)), 414, "query too long");
        assertError(client.client().post("/auth", FORM, "username=%C3%28&password=x"), 400, "malformed encoding");
    }

    @Test
    @DisplayName("A-124 tokens and sessions are good at both doors")
    void bothDoors() {
        String token = client.token(bob);
        Answer session = client.client().with("Authorization: Bearer " + token).get("/api/session");
        assertThat(session.status()).isEqualTo(200);
        assertThat(session.text()).contains("\"" + bob.name() + "\"");

        String cookie = client.client().json("POST", "/api/session", bob.json()).cookie("id");
        assertThat(client.with(cookie).get("/user/tokens").status()).isEqualTo(200);
        assertThat(client.client()
                        .with("Authorization: bearer " + cookie)
                        .get("/user/tokens")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("A-128 SEC-40 without Redis: 503 within 2 s, then all is as before")
    void redisDown() {
        M1Client office = client.as(Account.ADMIN);
        EmbeddedRedis.shared().pause();
        try {
            for (Answer answer : List.of(client.auth(bob), office.get("/user/list"))) {
                assertError(answer, 503, "unavailable");
                assertThat(answer.header("Retry-After")).isEqualTo("1");
                assertThat(answer.header("Session-Outcome")).isIn("unknown", "not-done");
            }
        } finally {
            EmbeddedRedis.shared().resume();
        }
        assertThat(office.get("/user/list").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A-119 SEC-29 pages of configured origins read the answers, others do not")
    void cors() {
        Answer preflight = client.client().with("Origin: https://app.example").send("OPTIONS", "/auth");
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
        assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("POST");
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("m1-auth-token");
        assertThat(preflight.header("Vary")).isEqualTo("Origin");

        Answer foreign = client.client().with("Origin: https://evil.test").send("OPTIONS", "/user/list");
        assertError(foreign, 403, "origin not allowed");
        assertThat(foreign.has("Access-Control-Allow-Origin")).isFalse();

        Answer refused = client.client().with("Origin: https://app.example").get("/user/list");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
    }

    private static M1Client forwarded(String address) {
        return new M1Client(RawClient.from(PROXY).with("X-Forwarded-For: " + address));
    }
}
