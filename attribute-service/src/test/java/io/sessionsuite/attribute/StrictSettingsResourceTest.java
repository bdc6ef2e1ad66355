package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.process.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
@TestProfile(StrictSettings.class)
class StrictSettingsResourceTest extends ResourceFixture {

    private static final String P = "/api/2/session";

    private static String hostCookie(LoginToken token) {
        return "Cookie: __Host-zsessionid=" + token.text();
    }

    @Test
    @DisplayName("M-27 attribute.unauthenticated=401: everybody gets the status")
    void unauthorized() {
        Answer answer = http.get(P + "/get", "Accept: text/html");
        isError(answer, 401, "Not logged in", "unauthorized");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Session realm=\"mmonit\"");
    }

    @Test
    @DisplayName("M-61 attribute.csrf.get=strict: GET that changes something needs the token, reading does not")
    void strictGet() {
        String csrf = LoginToken.csrfToken();
        LoginToken token = logins.browserSession(csrf);
        for (String call : List.of("/put?a=1", "/delete", "/invalidate")) {
            isError(http.get(P + call, hostCookie(token)), 403, "CSRF token missing or invalid", "csrf");
        }
        isJson(http.get(P + "/get?key=a", hostCookie(token)), 200, "{}");
        isJson(http.get(P + "/put?a=1&CSRFToken=" + csrf, hostCookie(token)), 200, "{}");
        isJson(http.get(P + "/put?a=2", bearer(token)), 200, "{}");
        isJson(http.get(P + "/put?a=3", hostCookie(logins.scriptSession())), 200, "{}");
    }

    @Test
    @DisplayName("MA-19 a missing role is told before a missing CSRF token and a foreign origin, and does not count")
    void role() {
        LoginToken token = logins.other(LoginKind.BEARER);
        isError(http.post(P + "/put", "a=1", bearer(token)), 403, "Forbidden", "forbidden");
        LoginToken session = logins.open(TestLogins.session(LoginToken.csrfToken(), true)
                .grants(List.of("monitors", "other"), List.of(), List.of(), "[]"));
        String cookie = hostCookie(session);
        isError(http.post(P + "/put", "=x", cookie), 403, "Forbidden", "forbidden");
        isError(http.post(P + "/put", "a=1", cookie, "Origin: https://evil.example"), 403, "Forbidden", "forbidden");
        assertThat(logins.field(session, "last")).isNull();
        assertThat(logins.hasAttributes(session)).isFalse();
    }

    @Test
    void configuredOriginsAreOurOwn() {
        String cookie = hostCookie(logins.scriptSession());
        isJson(http.post(P + "/put", "a=1", cookie, "Origin: https://suite.example"), 200, "{}");
        isError(
                http.post(P + "/put", "a=1", cookie, "Origin: http://" + server.getAuthority()),
                403,
                "Cross-site request refused",
                "cross-site");
    }

    @Test
    void hostCookiesAreReadAndClearedUnderTheirNames() {
        LoginToken token = logins.scriptSession();
        isError(http.get(P + "/get", cookie(token)), 401, "Not logged in", "unauthorized");
        Answer answer = http.get(P + "/invalidate", hostCookie(token) + "; __Host-id=" + token.text());
        isJson(answer, 200, "{}");
        assertThat(answer.all("Set-Cookie"))
                .containsExactly(
                        "__Host-zsessionid=; Path=/; Max-Age=0; HttpOnly; Secure",
                        "__Host-id=; Path=/; Max-Age=0; HttpOnly; Secure");
    }

    @Test
    void aBodyThatDoesNotComeIsNotWaitedForForever() {
        List<String> headers = List.of(hostCookie(logins.scriptSession()), "Content-Length: 10");
        http.write(http.head("POST", P + "/put", headers)
                .append("\r\na=1")
                .toString()
                .getBytes(StandardCharsets.US_ASCII));
        Answer answer = http.receive(true);
        isError(answer, 408, "Request timeout", "request-timeout");
        assertThat(answer.header("Connection")).isEqualTo("close");
    }
}
