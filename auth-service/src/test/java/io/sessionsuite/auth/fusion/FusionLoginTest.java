package io.sessionsuite.auth.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.auth.wire.RawClient;
import io.sessionsuite.auth.wire.Stored;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class FusionLoginTest {

    private static final String LOGIN = "/api/session?realmName=native";

    private static Account mia = Account.ADMIN;

    private final FusionClient client = FusionClient.from("127.10.0.1");

    @BeforeAll
    static void users() {
        mia = Account.with("mia");
    }

    @Test
    @DisplayName("F-01 F-04 SEC-08 SEC-10 SEC-12 SEC-14 a login answers 201, empty, with one cookie")
    void login() {
        Answer answer = client.login(mia);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Content-Length")).isEqualTo("0");
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Set-Cookie")).matches("id=[A-Za-z0-9_-]{64}; Path=/api; HttpOnly; SameSite=Lax");
        assertThat(client.holding(answer.cookie("id")).session().status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F-02 without realmName the realm is native")
    void nativeByDefault() {
        assertThat(client.http().json("POST", "/api/session", mia.json()).status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("F-05 SEC-09 SEC-47 behind a trusted proxy that says https the cookie is Secure")
    void secure() {
        FusionClient proxy = FusionClient.from("127.0.0.200").with("X-Forwarded-Proto: https");
        assertThat(proxy.login(mia).header("Set-Cookie")).endsWith("; HttpOnly; SameSite=Lax; Secure");
        Answer stranger = client.with("X-Forwarded-Proto: https").login(mia);
        assertThat(stranger.header("Set-Cookie")).endsWith("; SameSite=Lax");
    }

    @Test
    @DisplayName("F-07 SEC-56 members nobody asked for are ignored")
    void extraMember() {
        String body =
                "{\"crossDomain\":true,\"roleNames\":[\"admin\"]," + mia.json().substring(1);
        Answer answer = client.http().json("POST", LOGIN, body);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(FusionClient.roles(client.holding(answer.cookie("id")).session()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=UTF-8", "application/json;charset=utf-8", "Application/JSON"})
    @DisplayName("F-08 the type may name its charset")
    void charset(String type) {
        assertThat(client.http().post(LOGIN, type, mia.json()).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("F-09 user and password beyond ASCII")
    void beyondAscii() {
        Account jose = new Account(
                "native", Account.unique("jos\u00e9\u6f22"), "gr\u00fc\u00dfe \ud83d\udd11 \u043a\u043b\u044e\u0447");
        FusionClient.admin("127.10.0.2").create("/api/users", jose.json());
        String token = client.token(jose);
        assertThat(FusionClient.object(client.holding(token).session())
                        .getJsonObject("user")
                        .getString("username"))
                .isEqualTo(jose.name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"username=a&password=b", "", "[]", "[1]", "\"text\"", "null", "{", "{\"username\":\"a\"} x"})
    @DisplayName("F-17 F-19 F-20 what is no JSON object is malformed")
    void malformed(String body) {
        Answer answer = client.http().json("POST", LOGIN, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(FusionClient.code(answer)).isEqualTo("malformed-json");
    }

    @Test
    @DisplayName("F-20 a repeated member, bytes that are no UTF-8")
    void ambiguous() {
        String twice = "{\"username\":\"a\",\"username\":\"b\",\"password\":\"c\"}";
        assertThat(client.http().json("POST", LOGIN, twice).status()).isEqualTo(400);
        byte[] latin = "{\"username\":\"\u00e9\",\"password\":\"c\"}".getBytes(StandardCharsets.ISO_8859_1);
        RawClient json = client.http().with("Content-Type: application/json");
        assertThat(json.send("POST", LOGIN, latin).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "text/plain",
                "application/json; charset=ISO-8859-1",
                "application/xml"
            })
    @DisplayName("F-18 SEC-28 only JSON in UTF-8 logs in")
    void otherType(String type) {
        Answer answer = client.http().post(LOGIN, type, mia.json());
        assertThat(answer.status()).isEqualTo(415);
        assertThat(FusionClient.code(answer)).isEqualTo("unsupported-media-type");
    }

    @Test
    @DisplayName("F-18 no type at all")
    void noType() {
        byte[] body = mia.json().getBytes(StandardCharsets.UTF_8);
        assertThat(client.http().send("POST", LOGIN, body).status()).isEqualTo(415);
    }

    @Test
    @DisplayName("F-21 a missing member is named")
    void missing() {
        Answer answer = client.http().json("POST", LOGIN, "{\"username\":\"mia\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .isEqualTo("{\"code\":\"missing-parameter\",\"message\":\"A required parameter is missing\","
                        + "\"httpStatusCode\":400,\"details\":[\"password\"]}");
        assertThat(client.http().json("POST", LOGIN, "{\"password\":\"x\"}").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "true", "[\"correct horse 9\"]", "{}"})
    @DisplayName("F-22 a password that is no string is refused")
    void notText(String password) {
        String body = "{\"username\":\"mia\",\"password\":" + password + "}";
        Answer answer = client.http().json("POST", LOGIN, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(FusionClient.code(answer)).isEqualTo("invalid-parameter");
        assertThat(FusionClient.object(answer).getJsonArray("details")).containsExactly("password");
    }

    @Test
    @DisplayName("F-25 SEC-53 a body of 16 KiB is read, one byte more is not")
    void tooLarge() {
        String padded = mia.json().substring(0, mia.json().length() - 1) + ",\"x\":\"";
        String full = padded + "y".repeat(16 * 1024 - padded.length() - 2) + "\"}";
        assertThat(client.http().json("POST", LOGIN, full).status()).isEqualTo(201);
        Answer answer = client.http().json("POST", LOGIN, full + " ");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(FusionClient.code(answer)).isEqualTo("payload-too-large");
        assertThat(client.http().json("POST", LOGIN, "x".repeat(17 * 1024)).status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"realmName=native&realmName=native", "realmName=", "realmName", "realmName=%ZZ"})
    @DisplayName("F-26 realmName comes once and is not empty")
    void realmName(String query) {
        Answer answer = client.http().json("POST", "/api/session?" + query, mia.json());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(FusionClient.code(answer)).isEqualTo("invalid-parameter");
    }

    @Test
    @DisplayName("F-25 a query above 8 KiB is too long")
    void longQuery() {
        Answer answer = client.http().json("POST", "/api/session?x=" + "y".repeat(8191), mia.json());
        assertThat(answer.status()).isEqualTo(414);
        assertThat(FusionClient.code(answer)).isEqualTo("uri-too-long");
        assertThat(client.http()
                        .json("POST", "/api/session?x=" + "y".repeat(8190), mia.json())
                        .status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("F-40 SEC-04 a login with the cookie of a dead session makes another one")
    void deadCookie() {
        String dead = client.token(mia);
        new Stored(dead).age(Duration.ofSeconds(1801));
        assertThat(client.holding(dead).refusal()).isEqualTo("session-idle-timeout");
        String token = client.holding(dead).token(mia);
        assertThat(new Stored(token).sid()).isNotEqualTo(new Stored(dead).sid());
    }

    @Test
    @DisplayName("F-40 SEC-04 a made-up token in the cookie is not adopted")
    void madeUpCookie() {
        String madeUp = "A".repeat(64);
        assertThat(client.holding(madeUp).token(mia)).isNotEqualTo(madeUp);
        assertThat(client.holding(madeUp).refusal()).isEqualTo("unauthorized");
    }

    @Test
    @DisplayName("F-41 SEC-03 SEC-51 a login on a live session ends that one")
    void liveCookie() {
        String old = client.token(mia);
        new Stored(old).putAttribute("theme", "dark");
        String token = client.holding(old).token(mia);
        assertThat(client.holding(old).refusal()).isEqualTo("session-ended");
        assertThat(new Stored(old).attribute("theme")).isNull();
        assertThat(client.holding(token).refusal()).isEmpty();
    }

    @Test
    @DisplayName("F-42 a failed login on a live session leaves it alone")
    void failedOnLiveCookie() {
        FusionClient elsewhere = FusionClient.from("127.10.0.42");
        String live = elsewhere.token(mia);
        Account wrong = new Account("native", mia.name(), "not the password");
        assertThat(elsewhere.holding(live).login(wrong).status()).isEqualTo(401);
        assertThat(elsewhere.holding(live).refusal()).isEmpty();
    }

    @Test
    @DisplayName("F-77 SEC-34 a password of 1001 characters is taken whole")
    void longPassword() {
        Account long1001 = new Account("native", Account.unique("long"), "p".repeat(1000) + "q");
        FusionClient.admin("127.10.0.2").create("/api/users", long1001.json());
        FusionClient elsewhere = FusionClient.from("127.10.0.77");
        assertThat(elsewhere.login(long1001).status()).isEqualTo(201);
        assertThat(elsewhere
                        .login(new Account("native", long1001.name(), "p".repeat(1000)))
                        .status())
                .isEqualTo(401);
        assertThat(elsewhere
                        .login(new Account("native", long1001.name(), "p".repeat(1001)))
                        .status())
                .isEqualTo(401);
    }
}
