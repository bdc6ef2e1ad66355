package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.sessionsuite.embedded.RedisMonitor;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginPage;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.process.Answer;
import io.sessionsuite.process.RawHttp;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which credential counts, and what who is not logged in gets to see. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class CredentialsResourceTest extends ResourceFixture {

    private static final String P = "/api/2/session";
    private static final String SESSION_CHALLENGE = "Session realm=\"mmonit\"";
    private static final String BEARER_CHALLENGE = "Bearer error=\"invalid_token\"";

    private static String dead(TestLogins logins) {
        LoginToken token = logins.scriptSession();
        logins.end(token);
        return token.text();
    }

    private static void isUnauthorized(Answer answer, String challenge, String code) {
        isError(answer, 401, "Not logged in", code);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo(challenge);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/2/session", "/api/1/session", "/session"})
    @DisplayName("M-03 M-25 M-92 the login page, the same bytes on every path")
    void page(String prefix) {
        for (SessionOperation operation : SessionOperation.values()) {
            Answer answer = http.get(prefix + "/" + operation.segment());
            isPage(answer);
            assertThat(answer.text()).isEqualTo(new String(LoginPage.bytes(), StandardCharsets.US_ASCII));
            Map<String, String> headers = LoginPage.HEADERS;
            headers.forEach((name, value) -> assertThat(answer.header(name)).isEqualTo(value));
            assertThat(http.post(prefix + "/" + operation.segment(), "a=1").text())
                    .isEqualTo(answer.text());
        }
        String page = http.get(prefix + "/get").text();
        assertThat(page.chars()).allMatch(c -> c < 0x80);
        assertThat(page.split("<form ", -1)).hasSize(2);
        assertThat(page).contains("action=\"z_security_check\"", "method=\"post\"", "<base href=\"/\">");
        assertThat(page).contains("name=\"z_username\"", "name=\"z_password\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*", "text/plain", "text/html,application/json"})
    @DisplayName("M-04 whatever is accepted, the page with 200")
    void accept(String type) {
        isPage(http.get(P + "/get", "Accept: " + type));
        LoginToken token = logins.scriptSession();
        put(token, "a=1");
        isJson(http.get(P + "/get?key=a", cookie(token), "Accept: " + type), 200, "{\"a\":\"1\"}");
    }

    @Test
    @DisplayName("M-92 over https, as a trusted proxy reports it, the page asks for https from then on")
    void strictTransport() {
        String https = "X-Forwarded-Proto: https";
        assertThat(http.get(P + "/get", https).header("Strict-Transport-Security"))
                .isEmpty();
        try (RawHttp proxy = new RawHttp(server, "127.0.0.9")) {
            assertThat(proxy.get(P + "/get", https).header("Strict-Transport-Security"))
                    .isEqualTo("max-age=31536000");
            assertThat(proxy.get(P + "/get").header("Strict-Transport-Security"))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("M-22 M-89 without a token Redis is not asked")
    void nobody() {
        try (RedisMonitor monitor = new RedisMonitor(logins.server())) {
            isPage(http.get(P + "/get?key=a"));
            for (int i = 0; i < 1000; i++) {
                isPage(http.get(P + "/get?key=a", "Cookie: id=other-application; zsessionid=short"));
            }
            assertThat(monitor.names()).isEmpty();
        }
    }

    @Test
    void withoutATokenTheBodyIsNotAwaited() {
        http.write(http.head("POST", P + "/put", List.of("Content-Length: 1000"))
                .append("\r\n")
                .toString()
                .getBytes(StandardCharsets.US_ASCII));
        isPage(http.receive(true));
        http.write(new byte[1000]);
        isPage(http.get(P + "/get"));
    }

    @Test
    @DisplayName("M-26 a page's script gets 401 and no browser dialog")
    void programs() {
        String xhr = "X-Requested-With: XMLHttpRequest";
        isUnauthorized(http.get(P + "/get", xhr), SESSION_CHALLENGE, "unauthorized");
        String dead = dead(logins);
        isUnauthorized(http.get(P + "/get", xhr, "Cookie: zsessionid=" + dead), SESSION_CHALLENGE, "session-ended");
        isUnauthorized(
                http.post(P + "/put", "a=1", xhr, "Cookie: zsessionid=" + dead), SESSION_CHALLENGE, "session-ended");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zsessionid=%s; Path=/; HttpOnly; SameSite=Lax",
                "HttpOnly; zsessionid=%s",
                "zsessionid=\"%s\"",
                "id=%s",
                "a=b;zsessionid=%s;c"
            })
    @DisplayName("M-29 cookies are read as careless clients send them")
    void carelessCookies(String header) {
        LoginToken token = logins.scriptSession();
        Answer answer = http.get(P + "/put?a=1", "Cookie: " + header.formatted(token.text()));
        isJson(answer, 200, "{}");
    }

    @Test
    @DisplayName("M-84 a session born at the Fusion login: its id cookie works here, protection on")
    void fusionSession() {
        String csrf = LoginToken.csrfToken();
        String id = "Cookie: id=" + logins.browserSession(csrf).text();
        isJson(http.get(P + "/put?a=1", id), 200, "{}");
        isError(http.post(P + "/put", "a=2", id), 403, "CSRF token missing or invalid", "csrf");
        isJson(http.post(P + "/put", "a=2", id, "CSRFToken: " + csrf), 200, "{}");
    }

    @Test
    @DisplayName("M-87 Bearer needs no CSRF token and decides alone")
    void bearer() {
        LoginToken token = logins.browserSession(LoginToken.csrfToken());
        isJson(http.post(P + "/put", "a=1", bearer(token)), 200, "{}");
        isJson(http.get(P + "/get?key=a", "authorization: bEaReR  " + token.text()), 200, "{\"a\":\"1\"}");
        isUnauthorized(
                http.get(P + "/get", "Authorization: Bearer nonsense", cookie(token)),
                BEARER_CHALLENGE,
                "unauthorized");
        isUnauthorized(
                http.get(P + "/get", "Authorization: Bearer " + dead(logins), cookie(token)),
                BEARER_CHALLENGE,
                "session-ended");
        LoginToken access = logins.other(LoginKind.BEARER);
        isJson(http.post(P + "/put", "a=1", bearer(access)), 200, "{}");
        isJson(http.get(P + "/get", bearer(access)), 200, "{\"a\":\"1\"}");
        isPage(http.get(P + "/get", cookie(access)));
    }

    @Test
    @DisplayName("M-90 a token in the address or in the body is none")
    void tokenElsewhere() {
        String token = logins.scriptSession().text();
        isPage(http.get(P + "/get?zsessionid=" + token));
        isPage(http.get(P + "/get;zsessionid=" + token));
        isPage(http.post(P + "/put", "zsessionid=" + token + "&id=" + token));
    }

    @Test
    @DisplayName("MA-10 each distinct well-formed token costs one script until one is live")
    void severalTokens() {
        LoginToken live = logins.scriptSession();
        put(live, "a=1");
        String dead = dead(logins);
        http.get(P + "/get", cookie(live));
        try (RedisMonitor monitor = new RedisMonitor(logins.server())) {
            String cookies = "Cookie: zsessionid=" + dead + "; id=" + live.text();
            isJson(http.get(P + "/get?key=a", cookies), 200, "{\"a\":\"1\"}");
            assertThat(monitor.names()).containsExactly("EVALSHA", "EVALSHA");
            String twice = "Cookie: zsessionid=" + live.text() + "; id=" + live.text();
            isJson(http.get(P + "/get?key=a", twice), 200, "{\"a\":\"1\"}");
            assertThat(monitor.names()).containsExactly("EVALSHA");
            String junk = "Cookie: id=junk; zsessionid=" + live.text();
            isJson(http.get(P + "/get?key=a", junk), 200, "{\"a\":\"1\"}");
            assertThat(monitor.names()).containsExactly("EVALSHA");
        }
    }

    @Test
    void ofSeveralDeadTokensTheTellingOneSpeaks() {
        String unknown = LoginToken.generate().text();
        String header = "Cookie: zsessionid=%s; id=%s";
        String xhr = "X-Requested-With: XMLHttpRequest";
        isUnauthorized(
                http.get(P + "/get", xhr, header.formatted(dead(logins), unknown)), SESSION_CHALLENGE, "session-ended");
        isUnauthorized(
                http.get(P + "/get", xhr, header.formatted(unknown, dead(logins))), SESSION_CHALLENGE, "session-ended");
    }

    @Test
    @DisplayName("MA-11 five tokens are tried, six are refused; several Cookie headers are one")
    void manyTokens() {
        LoginToken live = logins.scriptSession();
        List<String> unknown = IntStream.range(0, 5)
                .mapToObj(i -> "zsessionid=" + LoginToken.generate().text())
                .collect(Collectors.toList());
        isError(
                http.get(P + "/get", "Cookie: " + String.join("; ", unknown) + "; id=" + live.text()),
                400,
                "Bad request: cookie",
                "invalid-parameter");
        unknown.remove(0);
        isJson(http.get(P + "/put?a=1", "Cookie: " + String.join("; ", unknown) + "; id=" + live.text()), 200, "{}");
        isJson(http.get(P + "/get?key=a", "Cookie: theme=dark", cookie(live)), 200, "{\"a\":\"1\"}");
    }

    @Test
    @DisplayName("MA-12 a wrong secret and other kinds of tokens are nobody, and change nothing")
    void notASession() {
        LoginToken token = logins.scriptSession();
        Map<String, String> record = logins.hash(TestLogins.recordKey(token));
        isPage(http.get(P + "/get", cookie(LoginToken.rotate(token.sid()))));
        assertThat(logins.hash(TestLogins.recordKey(token))).isEqualTo(record);

        LoginToken prelogin = logins.other(LoginKind.PRELOGIN);
        record = logins.hash(TestLogins.recordKey(prelogin));
        isPage(http.get(P + "/invalidate", cookie(prelogin)));
        assertThat(logins.hash(TestLogins.recordKey(prelogin))).isEqualTo(record);

        for (LoginKind kind : List.of(LoginKind.M1, LoginKind.APIKEY, LoginKind.PRELOGIN)) {
            LoginToken other = logins.other(kind);
            isUnauthorized(http.get(P + "/put?a=1", bearer(other)), BEARER_CHALLENGE, "unauthorized");
            isPage(http.get(P + "/put?a=1", "m1-auth-token: " + other.text(), "x-api-key: " + other.text()));
            assertThat(logins.hasAttributes(other)).isFalse();
        }
    }

    @Test
    @DisplayName("MA-13 Basic belongs to somebody else; no Basic dialog either")
    void basic() {
        String basic = "Authorization: Basic bWlhOnNlY3JldA==";
        isJson(http.get(P + "/put?a=1", basic, cookie(logins.scriptSession())), 200, "{}");
        isUnauthorized(http.get(P + "/get", basic), BEARER_CHALLENGE, "unauthorized");
    }

    @Test
    @DisplayName("M-74 two sessions of one user are separate")
    void twoSessions() {
        LoginToken one = logins.scriptSession();
        LoginToken other = logins.scriptSession();
        put(one, "a=1");
        put(other, "a=2");
        isJson(http.get(P + "/invalidate", cookie(one)), 200, "{}");
        isPage(http.get(P + "/get?key=a", cookie(one)));
        isJson(http.get(P + "/get?key=a", cookie(other)), 200, "{\"a\":\"2\"}");
    }
}
