package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.sessionsuite.login.LoginRecords.RenewOrder;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.process.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a session's CSRF token is asked for, and what pages of other origins may do. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class CsrfResourceTest extends ResourceFixture {

    private static final String P = "/api/2/session";
    private static final String LISTED = "https://app.example";

    private String csrf;
    private LoginToken browser;
    private String cookie;

    @BeforeEach
    void logIn() {
        csrf = LoginToken.csrfToken();
        browser = logins.browserSession(csrf);
        cookie = cookie(browser);
    }

    private static void isRefused(Answer answer) {
        isError(answer, 403, "CSRF token missing or invalid", "csrf");
    }

    private static void isCrossSite(Answer answer) {
        isError(answer, 403, "Cross-site request refused", "cross-site");
    }

    @Test
    @DisplayName("M-54 POST put without the token stores nothing")
    void missing() {
        isRefused(http.post(P + "/put", "a=1", cookie));
        assertThat(logins.hasAttributes(browser)).isFalse();
    }

    @Test
    @DisplayName("M-55 M-56 the token as header of any case, in the body, in the query")
    void presented() {
        isJson(http.post(P + "/put", "a=1", cookie, "CSRFToken: " + csrf), 200, "{}");
        isJson(http.post(P + "/put", "b=1", cookie, "csrftoken: " + csrf), 200, "{}");
        isJson(http.post(P + "/put", "c=1&CSRFToken=" + csrf, cookie), 200, "{}");
        isJson(http.post(P + "/put?CSRFToken=" + csrf, "d=1", cookie), 200, "{}");
        isJson(http.post(P + "/put", "e=1&CSRFToken=" + csrf, cookie, "CSRFToken: "), 200, "{}");
        isJson(http.post(P + "/put", "f=1", cookie, "CSRFToken: " + csrf, "CSRFToken: " + csrf), 200, "{}");
        isJson(
                http.get(P + "/get", cookie),
                200,
                "{\"CSRFToken\":\"" + csrf
                        + "\",\"a\":\"1\",\"b\":\"1\",\"c\":\"1\",\"d\":\"1\",\"e\":\"1\",\"f\":\"1\"}");
    }

    @Test
    @DisplayName("M-57 a wrong, foreign, former or empty token is none")
    void invalid() {
        String other = LoginToken.csrfToken();
        logins.browserSession(other);
        for (String wrong : List.of("wrong", other, csrf + "x", csrf.substring(1), "", "null")) {
            isRefused(http.post(P + "/put", "a=1", cookie, "CSRFToken: " + wrong));
            isRefused(http.post(P + "/put", "a=1&CSRFToken=" + wrong, cookie));
        }
        isRefused(http.post(P + "/put", "a=1", cookie, "CSRFToken: " + csrf, "CSRFToken: wrong"));
        String renewed = LoginToken.csrfToken();
        logins.await(logins.records().renew(browser, new RenewOrder(null, renewed, true, Map.of())));
        isRefused(http.post(P + "/put", "a=1", cookie, "CSRFToken: " + csrf));
        assertThat(logins.hasAttributes(browser)).isFalse();
        isJson(http.post(P + "/put", "a=1", cookie, "CSRFToken: " + renewed), 200, "{}");
    }

    @Test
    @DisplayName("M-58 a header that is not empty decides over the parameter")
    void headerDecides() {
        isJson(http.post(P + "/put", "a=1&CSRFToken=wrong", cookie, "CSRFToken: " + csrf), 200, "{}");
        isRefused(http.post(P + "/put", "a=1&CSRFToken=" + csrf, cookie, "CSRFToken: wrong"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "delete", "invalidate"})
    @DisplayName("M-59 every POST asks for the token, reading too")
    void everyPost(String operation) {
        put(browser, "a=1");
        isRefused(http.post(P + "/" + operation, "", cookie));
        isJson(http.get(P + "/get?key=a", cookie), 200, "{\"a\":\"1\"}");
    }

    @Test
    @DisplayName("M-60 the token reads like an attribute and is no part of the cookie")
    void readable() {
        isJson(http.get(P + "/get?key=CSRFToken", cookie), 200, "{\"CSRFToken\":\"" + csrf + "\"}");
        assertThat(csrf).hasSize(43);
        assertThat(browser.text()).doesNotContain(csrf);
        put(browser, "a=1&b=2");
        isJson(
                http.get(P + "/get?key=b&key=CSRFToken&key=a", cookie),
                200,
                "{\"b\":\"2\",\"CSRFToken\":\"" + csrf + "\",\"a\":\"1\"}");
    }

    @Test
    @DisplayName("M-61 GET asks for no token by default")
    void getIsCompatible() {
        isJson(http.get(P + "/put?a=1", cookie), 200, "{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Referer: https://evil.example/page",
                "Origin: https://evil.example",
                "Origin: null"
            })
    @DisplayName("M-62 MA-20 GET that changes something, sent by a foreign page, does nothing and does not count")
    void foreignPage(String header) {
        put(browser, "a=1");
        logins.age(browser, Duration.ofSeconds(60));
        long last = logins.last(browser);
        for (String call : List.of("/put?a=2", "/delete", "/invalidate")) {
            isCrossSite(http.get(P + call, cookie, header));
            isCrossSite(http.post(P + call, "x=1", cookie, header, "CSRFToken: " + csrf));
        }
        isCrossSite(http.post(P + "/get", "", cookie, header));
        assertThat(logins.last(browser)).isEqualTo(last);
        assertThat(logins.stored(browser)).isEqualTo(Map.of("a", "1"));
        isJson(http.get(P + "/get?key=a", cookie, header), 200, "{\"a\":\"1\"}");
    }

    @Test
    void ownPagesScriptsAndTheAddressBarPass() {
        String own = "http://" + server.getAuthority();
        for (String header : List.of(
                "Sec-Fetch-Site: same-origin",
                "Sec-Fetch-Site: none",
                "Origin: " + own,
                "Referer: " + own + "/page?x=1")) {
            isJson(http.get(P + "/put?a=1", cookie, header), 200, "{}");
        }
        isCrossSite(http.get(P + "/put?a=1", cookie, "Origin: " + own + "0"));
        isCrossSite(http.get(P + "/put?a=1", cookie, "Referer: " + own + ".evil.example/"));
    }

    @Test
    @DisplayName("M-63 protection switched off does not switch off the origin rule")
    void originRuleStays() {
        String script = cookie(logins.scriptSession());
        isJson(http.post(P + "/put", "a=1", script), 200, "{}");
        isCrossSite(http.post(P + "/put", "a=1", script, "Origin: https://evil.example"));
        isCrossSite(http.post(P + "/put", "a=1", script, "Origin: null"));
    }

    @Test
    @DisplayName("M-65 a missing token ranks before bad parameters, an unsupported type and a bad encoding")
    void ranks() {
        isRefused(http.post(P + "/put", "=x", cookie));
        isRefused(http.post(P + "/put", "a=%ZZ", cookie));
        isRefused(http.post(P + "/put", "a=" + "x".repeat(65_537), cookie));
        isRefused(http.call("POST", P + "/put", List.of(cookie, "Content-Type: text/plain"), new byte[] {'x'}));
        assertThat(http.post(P + "/put", "=x&CSRFToken=" + csrf, cookie).status())
                .isEqualTo(400);
        assertThat(http.post(P + "/put?CSRFToken=" + csrf, "a=%ZZ", cookie).status())
                .isEqualTo(400);
        isPage(http.post(P + "/put", "=x", "Origin: https://evil.example"));
        isPage(http.post(P + "/put", "=x", cookie(LoginToken.generate()), "Origin: https://evil.example"));
        isCrossSite(http.post(P + "/put", "=x", cookie, "Origin: https://evil.example"));
    }

    @Test
    @DisplayName("MA-20 what is refused after the CSRF check counts as activity, a 403 does not")
    void activity() {
        logins.age(browser, Duration.ofSeconds(60));
        long last = logins.last(browser);
        isRefused(http.post(P + "/put", "a=1", cookie));
        assertThat(logins.last(browser)).isEqualTo(last);

        assertThat(http.post(P + "/put", "=x", cookie, "CSRFToken: " + csrf).status())
                .isEqualTo(400);
        assertThat(logins.last(browser)).isGreaterThanOrEqualTo(last + 60_000);

        logins.age(browser, Duration.ofSeconds(60));
        last = logins.last(browser);
        List<String> headers = List.of(cookie, "CSRFToken: " + csrf, "Content-Type: text/plain");
        assertThat(http.call("POST", P + "/put", headers, new byte[] {'x'}).status())
                .isEqualTo(415);
        assertThat(logins.last(browser)).isGreaterThanOrEqualTo(last + 60_000);
    }

    @Test
    @DisplayName("M-93 a listed origin: its preflight, its calls with the token, its right to read the answers")
    void listedOrigin() {
        Answer preflight = http.call("OPTIONS", P + "/put", List.of("Origin: " + LISTED), new byte[0]);
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(LISTED);
        assertThat(preflight.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("GET, POST");
        assertThat(preflight.header("Access-Control-Allow-Headers"))
                .isEqualTo("csrftoken, content-type, authorization, x-session-touch");
        assertThat(preflight.header("Vary")).isEqualTo("Origin");
        isNeitherKeptNorSniffed(preflight);

        String origin = "Origin: " + LISTED;
        Answer put = http.post(P + "/put", "a=1", cookie, origin, "Sec-Fetch-Site: cross-site", "CSRFToken: " + csrf);
        isJson(put, 200, "{}");
        for (Answer answer : List.of(
                put,
                http.post(P + "/put", "a=1", cookie, origin),
                http.get(P + "/get", origin),
                http.get(P + "/nothing", origin),
                http.call("PUT", P + "/put", List.of(origin), new byte[0]))) {
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(LISTED);
            assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
            assertThat(answer.header("Vary")).isEqualTo("Origin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/2/session/put", "/api/1/session/get", "/session/delete", "/session/invalidate"})
    @DisplayName("M-93 a foreign origin's preflight is refused; without an origin the methods are told")
    void otherPreflights(String path) {
        Answer refused = http.call("OPTIONS", path, List.of("Origin: https://evil.example"), new byte[0]);
        isCrossSite(refused);
        assertThat(refused.headers()).doesNotContainKey("access-control-allow-origin");
        Answer plain = http.call("OPTIONS", path, List.of(), new byte[0]);
        assertThat(plain.status()).isEqualTo(204);
        assertThat(plain.header("Allow")).isEqualTo("GET, POST, OPTIONS");
        isNeitherKeptNorSniffed(plain);
    }

    @Test
    @DisplayName("MA-24 forwarded headers of a peer nobody trusts change no origin")
    void spoofedHost() {
        for (String header : List.of(
                "X-Forwarded-Host: evil.example",
                "Forwarded: host=evil.example;proto=https",
                "X-Forwarded-Proto: https")) {
            isCrossSite(http.get(P + "/put?a=1", cookie, header, "Origin: https://evil.example"));
            isJson(http.get(P + "/put?a=1", cookie, header, "Origin: http://" + server.getAuthority()), 200, "{}");
        }
    }

    private static void isNeitherKeptNorSniffed(Answer answer) {
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
}
