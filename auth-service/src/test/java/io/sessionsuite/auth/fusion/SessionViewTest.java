package io.sessionsuite.auth.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.auth.wire.RawClient;
import io.sessionsuite.auth.wire.Stored;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.sessionsuite.embedded.RedisMonitor;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class SessionViewTest {

    private static Account mia = Account.ADMIN;
    private static Account zoe = Account.ADMIN;
    private static String search = "";

    private final FusionClient client = FusionClient.from("127.13.0.1");

    @BeforeAll
    static void users() {
        FusionClient admin = FusionClient.admin("127.13.0.2");
        search = Account.role("search");
        mia = Account.with("mia", search);
        String branch = Account.realm("branch", true);
        String developer = Account.role("developer");
        String id = FusionClient.list(admin.http().get("/api/realm-configs?name=" + branch))
                .getJsonObject(0)
                .getString("id");
        String roles = "{\"roleNames\":[\"%s\",\"%s\"]}".formatted(search, developer);
        FusionClient.expect(admin.http().json("PUT", "/api/realm-configs/" + id, roles), 200);
        zoe = Account.in(branch, "zoe", search);
    }

    @Test
    @DisplayName("F-27 who is logged in: roles are one's own and the realm's, none twice")
    void view() {
        String token = client.with("User-Agent: test/1").token(zoe);
        Answer answer = client.holding(token).session();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        JsonObject view = FusionClient.object(answer);
        assertThat(view.fieldNames()).containsExactly("user", "roles", "session");
        JsonObject user = view.getJsonObject("user");
        assertThat(user.fieldNames()).containsExactly("id", "username", "realmName", "roleNames", "permissions");
        assertThat(user.getString("username")).isEqualTo(zoe.name());
        assertThat(user.getString("realmName")).isEqualTo(zoe.realm());
        assertThat(user.getJsonArray("roleNames")).containsExactly(search);
        assertThat(FusionClient.roles(answer))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .contains(search);

        JsonObject session = view.getJsonObject("session");
        assertThat(session.fieldNames())
                .containsExactly(
                        "id", "kind", "createdAt", "authenticatedAt", "lastAccessedAt", "idleTimeoutSecs", "expiresAt");
        assertThat(session.getString("id")).isEqualTo(new Stored(token).sid());
        assertThat(session.getString("kind")).isEqualTo("session");
        assertThat(session.getInteger("idleTimeoutSecs")).isEqualTo(1800);
        Instant last = Instant.parse(session.getString("lastAccessedAt"));
        assertThat(Instant.parse(session.getString("expiresAt"))).isEqualTo(last.plusSeconds(1800));
        assertThat(answer.text()).doesNotContain(token.substring(22));
    }

    @Test
    @DisplayName("F-28 without a credential 401, told apart for browsers and scripts")
    void nobody() {
        Answer answer = client.session();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text())
                .isEqualTo("{\"code\":\"unauthorized\",\"message\":\"Authentication is required or has failed\","
                        + "\"httpStatusCode\":401,\"details\":[]}");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Basic realm=\"native\", charset=\"UTF-8\"");
        for (String header : List.of(
                "Origin: " + RawClient.ownOrigin(), "Sec-Fetch-Mode: cors", "X-Requested-With: XMLHttpRequest")) {
            assertThat(client.with(header).session().header("WWW-Authenticate")).isEqualTo("Session realm=\"native\"");
        }
        assertThat(client.with("Sec-Fetch-Mode: cors", "Authorization: Basic eDp5")
                        .session()
                        .header("WWW-Authenticate"))
                .startsWith("Basic ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789012345678901234567890123456789012345678901234567890123",
                "012345678901234567890123456789012345678901234567890123456789012",
                "x",
                "",
                "550e8400-e29b-41d4-a716-446655440000"
            })
    @DisplayName("F-29 SEC-04 a made-up id is nobody's, of whatever length")
    void madeUp(String token) {
        Answer answer = client.holding(token).session();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(FusionClient.code(answer)).isEqualTo("unauthorized");
        assertThat(answer.has("Set-Cookie")).isFalse();
    }

    @Test
    @DisplayName("F-30 SEC-05 a token in the URL is not looked at")
    void inUrl() {
        String token = client.token(mia);
        assertThat(client.http().get("/api/session?id=" + token).status()).isEqualTo(401);
        assertThat(client.http().get("/api/session;id=" + token).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("F-31 F-32 F-33 a path needs its permission: 403, not 401, for whoever lacks it")
    void permission() {
        Answer refused = client.holding(client.token(mia)).http().get("/api/users");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(FusionClient.code(refused)).isEqualTo("forbidden");
        assertThat(refused.has("WWW-Authenticate")).isFalse();
        String admin = client.token(Account.ADMIN);
        assertThat(client.holding(admin).http().get("/api/users").status()).isEqualTo(200);
        assertThat(client.with(Account.ADMIN.basic()).http().get("/api/users").status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("F-34 SEC-54 Basic belongs to the realm of its request")
    void basic() {
        FusionClient basic = FusionClient.from("127.13.0.34").with(zoe.basic());
        assertThat(basic.session().status()).isEqualTo(401);
        Answer answer = basic.http().get("/api/session?realmName=" + zoe.realm());
        assertThat(answer.status()).isEqualTo(200);
        JsonObject view = FusionClient.object(answer);
        assertThat(view.fieldNames()).containsExactly("user", "roles");
        assertThat(view.getJsonObject("user").getString("username")).isEqualTo(zoe.name());
        assertThat(answer.has("Set-Cookie")).isFalse();
    }

    @Test
    @DisplayName("F-35 a bad credential is not replaced by a good cookie behind it")
    void firstCarrierDecides() {
        FusionClient here = FusionClient.from("127.13.0.35");
        FusionClient cookie = here.holding(here.token(mia));
        Account wrong = new Account("native", mia.name(), "wrong");
        for (String header : List.of(
                wrong.basic(),
                "Authorization: Bearer nonsense",
                "Authorization: Negotiate abc",
                "x-api-key: nonsense",
                "apiKey: nonsense",
                "m1-auth-token: nonsense")) {
            Answer answer = cookie.with(header).session();
            assertThat(answer.status()).as(header).isEqualTo(401);
            assertThat(FusionClient.code(answer)).isEqualTo("unauthorized");
        }
        assertThat(cookie.http().get("/api/session?apiKey=nonsense").status()).isEqualTo(401);
        assertThat(cookie.refusal()).isEmpty();
    }

    @Test
    @DisplayName("F-36 F-37 SEC-16 activity restarts the idle window, silence ends the session")
    void idle() {
        String token = client.token(mia);
        Stored record = new Stored(token);
        record.age(Duration.ofSeconds(1799));
        assertThat(client.holding(token).refusal()).isEmpty();
        record.age(Duration.ofSeconds(1799));
        assertThat(client.holding(token).refusal()).isEmpty();
        record.age(Duration.ofSeconds(1800));
        Answer answer = client.holding(token).session();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(FusionClient.code(answer)).isEqualTo("session-idle-timeout");
    }

    @Test
    @DisplayName("F-38 SEC-17 SEC-19 activity never moves the absolute end")
    void absolute() {
        String token = client.token(mia);
        Stored record = new Stored(token);
        for (int i = 0; i < 28; i++) {
            record.age(Duration.ofSeconds(1000));
            assertThat(client.holding(token).refusal()).isEmpty();
        }
        record.age(Duration.ofSeconds(1000));
        assertThat(client.holding(token).refusal()).isEqualTo("session-timeout");
    }

    @Test
    @DisplayName("F-39 requests that do not touch let the session die on time")
    void untouched() {
        String token = client.token(mia);
        FusionClient polling = client.holding(token).with("X-Session-Touch: no");
        for (int i = 0; i < 3; i++) {
            new Stored(token).age(Duration.ofSeconds(599));
            assertThat(polling.refusal()).isEmpty();
        }
        new Stored(token).age(Duration.ofSeconds(3));
        assertThat(polling.refusal()).isEqualTo("session-idle-timeout");
    }

    @Test
    @DisplayName("F-94 after its grace a dead session is like any other stranger")
    void afterGrace() {
        String token = client.token(mia);
        client.holding(token).logout();
        assertThat(client.holding(token).refusal()).isEqualTo("session-ended");
        Stored.command("PEXPIRE", "login:{" + new Stored(token).sid() + "}", "0");
        assertThat(client.holding(token).refusal()).isEqualTo("unauthorized");
    }

    @Test
    @DisplayName("F-94 the secret's holder alone learns why; a wrong secret learns nothing")
    void wrongSecret() {
        String token = client.token(mia);
        client.holding(token).logout();
        String other = token.substring(0, 63) + (token.endsWith("A") ? "B" : "A");
        assertThat(client.holding(other).refusal()).isEqualTo("unauthorized");
    }

    @Test
    @DisplayName("F-61 Bearer in any case, for access tokens and session tokens alike")
    void bearer() {
        String cookie = client.token(mia);
        List<String> roles = FusionClient.roles(client.holding(cookie).session());
        for (String token : List.of(client.accessToken(mia), cookie)) {
            assertThat(FusionClient.roles(client.bearer(token).session())).isEqualTo(roles);
            assertThat(client.with("authorization: bearer " + token).refusal()).isEmpty();
        }
    }

    @Test
    @DisplayName("F-96 the first live one of several cookies counts; six are too many")
    void severalCookies() {
        String dead = client.token(mia);
        client.holding(dead).logout();
        String live = client.token(mia);
        assertThat(client.with("Cookie: id=" + dead + "; id=" + live).refusal()).isEmpty();
        assertThat(client.with("Cookie: id=" + dead + "; zsessionid=" + live).refusal())
                .isEmpty();
        assertThat(client.with("Cookie: Path=/; HttpOnly; id=\"" + live + "\"").refusal())
                .isEmpty();
        List<String> six = IntStream.range(0, 6)
                .mapToObj(i -> "id=" + Integer.toString(i).repeat(64))
                .toList();
        Answer answer = client.with("Cookie: " + String.join("; ", six)).session();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(client.with("Cookie: " + String.join("; ", six.subList(0, 5)))
                        .session()
                        .status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("F-95 one GET /api/session is one EVALSHA")
    void oneRoundTrip() {
        String token = client.token(mia);
        client.holding(token).session();
        String key = "login:{" + new Stored(token).sid() + "}";
        try (RedisMonitor monitor = new RedisMonitor(EmbeddedRedis.shared())) {
            for (int i = 0; i < 20; i++) {
                assertThat(client.holding(token).refusal()).isEmpty();
            }
            List<String> scripts = monitor.commands().stream()
                    .filter(command -> command.contains(key))
                    .map(command -> command.split(" ")[0])
                    .toList();
            assertThat(scripts).isEqualTo(Collections.nCopies(20, "EVALSHA"));
            assertThat(monitor.commands()).noneMatch(command -> command.contains("user:{"));
        }
    }
}
