package io.sessionsuite.auth.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.auth.wire.FormBrowser;
import io.sessionsuite.auth.wire.RawClient;
import io.sessionsuite.auth.wire.Stored;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.login.UserId;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Items of the security checklist that no case of a dialect proves on its way. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class ChecklistTest {

    private static Account mia = Account.ADMIN;

    private final RawClient client = RawClient.from("127.13.0.1");

    @BeforeAll
    static void users() {
        mia = Account.with("mia");
    }

    @Test
    @DisplayName("SEC-01 SEC-02 tokens of every kind are 48 random bytes: none twice, every bit in half of them")
    void randomTokens() {
        int count = 10_000;
        Set<String> distinct = new HashSet<>();
        int[] ones = new int[48 * 8];
        for (int i = 0; i < count; i++) {
            String token = LoginToken.generate().text();
            distinct.add(token);
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            for (int bit = 0; bit < ones.length; bit++) {
                ones[bit] += bytes[bit / 8] >> bit % 8 & 1;
            }
        }
        assertThat(distinct).hasSize(count);
        double sixSigma = 6 * Math.sqrt(count) / 2;
        assertThat(Arrays.stream(ones)).allMatch(n -> Math.abs(n - count / 2) < sixSigma);
    }

    @Test
    @DisplayName(
            "SEC-01 SEC-13 every door gives a token of that form, in a cookie far below 4096 bytes or as the answer")
    void tokensOfEveryDoor() {
        Answer fusion = client.json("POST", "/api/session", mia.json());
        Answer form = FormBrowser.from("127.13.0.1").login(mia);
        Answer bearer = client.with(mia.basic()).send("POST", "/oauth2/token");
        Answer m1 = client.form("/auth", "username", mia.name(), "password", mia.password());
        for (String token : List.of(
                fusion.cookie("id"),
                form.cookie("zsessionid"),
                new JsonObject(bearer.text()).getString("access_token"),
                m1.text())) {
            assertThat(Base64.getUrlDecoder().decode(token)).hasSize(48);
            assertThat(new Stored(token).exists()).isTrue();
        }
        assertThat(fusion.header("Set-Cookie").length()).isLessThan(256);
        assertThat(form.header("Set-Cookie").length()).isLessThan(256);
    }

    @Test
    @DisplayName("SEC-18 limits, lives and caps are documented by the names of their settings")
    void documented() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "configuration.md"));
        assertThat(page)
                .contains(
                        "auth.session.idle",
                        "auth.session.absolute",
                        "auth.session.grace",
                        "auth.sessions.max-per-user",
                        "auth.sessions.when-full",
                        "auth.token.lifetime",
                        "auth.m1.token-lifetime",
                        "auth.prelogin.ttl");
    }

    @Test
    @DisplayName("SEC-27 a GET under /api changes nothing, whatever it says it is")
    void getChangesNothing() {
        String token = client.json("POST", "/api/session", mia.json()).cookie("id");
        RawClient hers = client.cookie("id", token);
        assertThat(hers.get("/api/sessions/current/refresh").status()).isEqualTo(405);
        assertThat(hers.get("/api/sessions/" + new Stored(token).sid()).status())
                .isEqualTo(405);
        for (String header :
                List.of("X-HTTP-Method-Override: DELETE", "X-HTTP-Method: DELETE", "X-Method-Override: PUT")) {
            assertThat(hers.with(header).get("/api/session?_method=DELETE").status())
                    .isEqualTo(200);
        }
        assertThat(hers.get("/api/session").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("SEC-35 passwords are kept as argon2id with the strength of the contract, each with a salt of its own")
    void argon2id() {
        Account twin = Account.with("twin");
        assertThat(twin.password()).isEqualTo(mia.password());
        assertThat(hash(mia)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hash(twin)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(hash(mia));
    }

    @Test
    @DisplayName("SEC-41 a defect is answered without a word about its cause, in each dialect")
    void noInternals() {
        Stored session =
                new Stored(client.json("POST", "/api/session", mia.json()).cookie("id"));
        String key = "login:{" + session.sid() + "}";
        EmbeddedRedis.shared().command("DEL", key);
        EmbeddedRedis.shared().command("LPUSH", key, "x");
        try {
            for (Answer answer : List.of(
                    client.cookie("id", session.token()).get("/api/session"),
                    client.cookie("zsessionid", session.token()).get("/index.csp"),
                    client.with("m1-auth-token: " + session.token()).get("/user/list"))) {
                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.text())
                        .doesNotContainIgnoringCase("redis")
                        .doesNotContainIgnoringCase("exception")
                        .doesNotContain("WRONGTYPE", "java", "io.", "login:", session.sid());
                assertThat(answer.has("Set-Cookie")).isFalse();
                assertThat(answer.has("Server")).isFalse();
                assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            }
        } finally {
            EmbeddedRedis.shared().command("DEL", key);
        }
    }

    @Test
    @DisplayName("SEC-57 a request that races with a logout never revives the session")
    void raceWithLogout() throws Exception {
        FormBrowser browser = FormBrowser.from("127.13.0.57");
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 15; round++) {
                Stored session = new Stored(browser.login(mia).cookie("zsessionid"));
                session.putAttribute("theme", "dark");
                List<Future<Answer>> racing = List.of(
                        pool.submit(
                                () -> browser.holding(session.token()).client().get("/index.csp")),
                        pool.submit(
                                () -> browser.holding(session.token()).client().get("/logout.csp")),
                        pool.submit(() -> browser.holding(session.token()).login(mia)),
                        pool.submit(() -> client.cookie("id", session.token()).get("/api/session")));
                for (Future<Answer> answer : racing) {
                    assertThat(answer.get().status()).isLessThan(500);
                }
                if (racing.get(2).get().cookie("zsessionid").equals(session.token())) {
                    continue;
                }
                assertThat(browser.isLoggedIn(session.token())).isFalse();
                assertThat(session.attribute("theme")).isNull();
            }
        }
    }

    private static String hash(Account account) {
        String uid = UserId.of(account.realm(), account.name()).text();
        return String.valueOf(EmbeddedRedis.shared().command("HGET", "user:{" + uid + "}", "passwordHash"));
    }
}
