package io.sessionsuite.auth.caller;

import static io.sessionsuite.auth.Replica.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.Replica;
import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.directory.NewUser;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.auth.directory.UserEdit;
import io.sessionsuite.auth.login.Attempt;
import io.sessionsuite.auth.login.LoginOrder;
import io.sessionsuite.auth.login.LoginResult;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.Persistence;
import io.sessionsuite.login.Caller.Carrier;
import io.sessionsuite.login.Cookies;
import io.sessionsuite.login.Ending;
import io.sessionsuite.login.LoginToken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The table of carriers, in its order of precedence. */
class CallersTest {

    private static final String PASSWORD = "correct horse 9";
    private static final Client HERE = new Client("10.0.0.1", "test");
    private static EmbeddedRedis server;
    private static Replica replica;

    private User mia;
    private LoginToken session;

    @BeforeAll
    static void start() {
        server = EmbeddedRedis.builder().persistence(Persistence.NONE).start();
        replica = Replica.on(server, "auth.throttle.guess-limit", "5", "auth.throttle.guess-report", "2");
    }

    @AfterAll
    static void stop() {
        replica.close();
        server.close();
    }

    @BeforeEach
    void login() {
        server.command("DEL", "guess:{10.0.0.1}", "throttle:{a:10.0.0.1}");
        mia = answer(replica.users.create(
                NewUser.of("native", UUID.randomUUID().toString(), PASSWORD, List.of("right:get")), Actor.system()));
        session = token(LoginOrder.session());
    }

    private LoginToken token(LoginOrder order) {
        Attempt attempt = new Attempt("native", mia.username(), PASSWORD, "fusion", HERE);
        return ((LoginResult.In) answer(replica.logins.login(attempt, verified -> order))).token();
    }

    private static Identification identify(Credentials credentials, Dialect dialect) {
        return answer(replica.callers.identify(credentials, dialect, HERE, true));
    }

    private static Credentials authorization(String header) {
        return new Credentials(header, null, null, null, Cookies.parse(List.of()), "native");
    }

    private static Credentials apiKey(@Nullable String header, @Nullable String query) {
        return new Credentials(null, header, query, null, Cookies.parse(List.of()), "native");
    }

    private static Credentials m1(String token) {
        return new Credentials(null, null, null, token, Cookies.parse(List.of()), "native");
    }

    private static Credentials cookies(String header) {
        return new Credentials(null, null, null, null, Cookies.parse(List.of(header)), "native");
    }

    private String basic(String password) {
        String pair = mia.username() + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static Carrier carrier(Identification found) {
        return ((Identification.Known) found).identity().caller().carrier();
    }

    private static void assertRefused(Identification found) {
        assertThat(found).isEqualTo(new Identification.Refused(Ending.UNAUTHORIZED));
    }

    @Test
    @DisplayName("F-61 A-124 any token is a Bearer token, the scheme in any case")
    void bearer() {
        for (String scheme : List.of("Bearer ", "bearer ", "BEARER  ")) {
            assertThat(carrier(identify(authorization(scheme + session.text()), Dialect.FUSION)))
                    .isEqualTo(Carrier.BEARER);
        }
        LoginToken bearer = token(LoginOrder.bearer());
        assertThat(carrier(identify(authorization("Bearer " + bearer.text()), Dialect.M1)))
                .isEqualTo(Carrier.BEARER);
        assertThat(carrier(identify(m1(session.text()), Dialect.M1))).isEqualTo(Carrier.M1_TOKEN);
        assertThat(carrier(identify(m1(session.text()), Dialect.FUSION))).isEqualTo(Carrier.M1_TOKEN);
        assertThat(identify(authorization("Bearer " + session.text()), Dialect.PAGES))
                .isInstanceOf(Identification.Nobody.class);
    }

    @Test
    @DisplayName("F-35 the first carrier decides: no falling through from a bad one")
    void noFallThrough() {
        Credentials bad = new Credentials(
                "Bearer x", null, null, session.text(), Cookies.parse(List.of("id=" + session.text())), "native");
        assertRefused(identify(bad, Dialect.FUSION));
        assertRefused(identify(authorization("Digest x"), Dialect.FUSION));
        assertRefused(identify(authorization("Basic !"), Dialect.FUSION));
        assertThat(identify(authorization("Digest x"), Dialect.M1)).isInstanceOf(Identification.Nobody.class);
        assertThat(identify(authorization(basic(PASSWORD)), Dialect.M1)).isInstanceOf(Identification.Nobody.class);
    }

    @Test
    @DisplayName("F-63 only keys are keys, in either header or the query")
    void apiKeys() {
        LoginToken key = answer(replica.keys.create("robot", List.of("right:get"), null, Actor.system()))
                .token();
        Identification found = identify(apiKey(key.text(), null), Dialect.FUSION);
        assertThat(carrier(found)).isEqualTo(Carrier.API_KEY);
        assertThat(((Identification.Known) found).identity().caller().user()).isEqualTo("robot");
        assertThat(((Identification.Known) found).identity().caller().realm()).isEqualTo("apikey");
        assertThat(carrier(identify(apiKey(null, key.text()), Dialect.FUSION))).isEqualTo(Carrier.API_KEY);
        assertRefused(identify(apiKey(session.text(), null), Dialect.FUSION));
        try (Replica strict = Replica.on(server, "auth.api-key.allow-query", "false")) {
            assertThat(answer(strict.callers.identify(apiKey(null, key.text()), Dialect.FUSION, HERE, true)))
                    .isInstanceOf(Identification.Nobody.class);
        }
    }

    @Test
    @DisplayName("F-96 A-123 SEC-53 of cookies the first live one wins, five at most, never under /user")
    void cookies() {
        LoginToken dead = token(LoginOrder.session());
        answer(replica.logins.end(dead, Actor.system()));
        String header = "id=" + dead.text() + "; id=" + session.text() + "; Path=/; HttpOnly";
        assertThat(carrier(identify(cookies(header), Dialect.FUSION))).isEqualTo(Carrier.COOKIE);
        assertThat(identify(cookies(header), Dialect.M1)).isInstanceOf(Identification.Nobody.class);
        assertThat(identify(cookies("id=" + dead.text()), Dialect.FUSION))
                .isEqualTo(new Identification.Refused(Ending.ENDED));
        assertThat(carrier(identify(cookies("zsessionid=" + session.text()), Dialect.FUSION)))
                .isEqualTo(Carrier.COOKIE);
        String six = IntStream.range(0, 6)
                .mapToObj(i -> "id=" + LoginToken.generate().text())
                .collect(Collectors.joining("; "));
        assertThat(identify(cookies(six), Dialect.FUSION)).isInstanceOf(Identification.TooManyCookies.class);
        assertThat(identify(cookies("other=1"), Dialect.FUSION)).isInstanceOf(Identification.Nobody.class);
        assertRefused(identify(cookies("id=short"), Dialect.FUSION));
        LoginToken bearer = token(LoginOrder.bearer());
        assertRefused(identify(cookies("id=" + bearer.text()), Dialect.FUSION));
    }

    @Test
    @DisplayName("F-33 SEC-45 Basic is verified, then remembered as long as the stored hash is the same")
    void basicIsRemembered() {
        assertThat(carrier(identify(authorization(basic(PASSWORD)), Dialect.FUSION)))
                .isEqualTo(Carrier.BASIC);
        long start = System.nanoTime();
        IntStream.range(0, 40).forEach(i -> assertThat(identify(authorization(basic(PASSWORD)), Dialect.FUSION))
                .isInstanceOf(Identification.Known.class));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertRefused(identify(authorization(basic("wrong horse 9")), Dialect.FUSION));
        answer(replica.users.setPassword(mia.id(), "another horse 9", null, Actor.system()));
        assertRefused(identify(authorization(basic(PASSWORD)), Dialect.FUSION));
        assertThat(carrier(identify(authorization(basic("another horse 9")), Dialect.FUSION)))
                .isEqualTo(Carrier.BASIC);
        answer(replica.users.update(mia.id(), UserEdit.enabled(false), null, Actor.system()));
        assertRefused(identify(authorization(basic("another horse 9")), Dialect.FUSION));
    }

    @Test
    @DisplayName("SEC-43 unknown tokens are counted per address; live ones work on")
    void guesses() {
        for (int i = 0; i < 5; i++) {
            assertRefused(
                    identify(authorization("Bearer " + LoginToken.generate().text()), Dialect.FUSION));
        }
        assertThat(identify(authorization("Bearer " + LoginToken.generate().text()), Dialect.FUSION))
                .isInstanceOf(Identification.Throttled.class);
        assertThat(identify(authorization("Bearer " + session.text()), Dialect.FUSION))
                .isInstanceOf(Identification.Known.class);
    }

    @Test
    @DisplayName("F-70 credentials do not show themselves")
    void nothingIsShown() {
        assertThat(authorization("Bearer secret").toString()).doesNotContain("secret");
        assertThat(String.valueOf(BasicCredential.parse("YTpzZWNyZXQ="))).doesNotContain("secret");
        assertThat(new Attempt("native", "mia", "secret", "m1", HERE).toString())
                .doesNotContain("secret");
        assertThat(NewUser.of("native", "mia", "secret", List.of()).toString()).doesNotContain("secret");
        assertThat(session.toString()).doesNotContain(session.text());
    }
}
