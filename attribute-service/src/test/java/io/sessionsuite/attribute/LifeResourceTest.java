package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.login.UserId;
import io.sessionsuite.process.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a session and its attributes live, and how they end. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class LifeResourceTest extends ResourceFixture {

    private static final String P = "/api/2/session";
    private static final String XHR = "X-Requested-With: XMLHttpRequest";
    private static final String CLEARED = "zsessionid=; Path=/; Max-Age=0; HttpOnly";

    @ParameterizedTest
    @ValueSource(strings = {"/api/2/session", "/api/1/session", "/session"})
    @DisplayName("M-66 M-67 invalidate logs out for good, attributes and all")
    void invalidate(String prefix) {
        LoginToken token = logins.scriptSession();
        put(token, "a=1");
        String index = UserId.of("native", "mia").loginsKey();
        logins.server().command("ZADD", index, "1", "session:" + token.sid());

        Answer answer = http.get(prefix + "/invalidate", cookie(token));

        isJson(answer, 200, "{}");
        assertThat(answer.all("Set-Cookie")).containsExactly(CLEARED);
        assertThat(logins.hasAttributes(token)).isFalse();
        assertThat(logins.field(token, "state")).isEqualTo("ended");
        assertThat(logins.server().command("ZSCORE", index, "session:" + token.sid()))
                .isNull();
        isPage(http.get(P + "/get", cookie(token)));
        isPage(http.post(P + "/put", "a=2", cookie(token)));
        isPage(http.get(prefix + "/invalidate", cookie(token)));
        assertThat(logins.hasAttributes(token)).isFalse();
    }

    @Test
    @DisplayName("M-66 both cookies are cleared where both came")
    void bothCookies() {
        String token = logins.scriptSession().text();
        Answer answer = http.post(P + "/invalidate", "", "Cookie: id=" + token + "; zsessionid=" + token);
        isJson(answer, 200, "{}");
        assertThat(answer.all("Set-Cookie")).containsExactly(CLEARED, "id=; Path=/api; Max-Age=0; HttpOnly");
    }

    @Test
    @DisplayName("MA-22 invalidate by Bearer clears no cookie; afterwards the token tells why it is dead")
    void invalidateByBearer() {
        LoginToken token = logins.scriptSession();
        Answer answer = http.post(P + "/invalidate", "", bearer(token));
        isJson(answer, 200, "{}");
        assertThat(answer.all("Set-Cookie")).isEmpty();
        isError(http.post(P + "/invalidate", "", bearer(token)), 401, "Not logged in", "session-ended");
    }

    @Test
    void invalidateNeedsNoParametersItCouldRead() {
        List<String> headers = List.of(cookie(logins.scriptSession()), "Content-Type: application/json");
        isJson(http.call("POST", P + "/invalidate?a=%ZZ", headers, new byte[] {'{', '}'}), 200, "{}");
    }

    @Test
    @DisplayName("M-70 activity slides the idle end")
    void sliding() {
        LoginToken token = logins.scriptSession();
        put(token, "a=1");
        for (int i = 0; i < 2; i++) {
            logins.age(token, Duration.ofSeconds(1799));
            isJson(http.get(P + "/get?key=a", cookie(token)), 200, "{\"a\":\"1\"}");
        }
    }

    @Test
    @DisplayName("M-71 silent for 1800 s: the page, and the attributes are gone; a program is told why")
    void idle() {
        LoginToken token = logins.scriptSession();
        put(token, "a=1");
        logins.age(token, Duration.ofSeconds(1800));
        isPage(http.get(P + "/get?key=a", cookie(token)));
        assertThat(logins.hasAttributes(token)).isFalse();
        isError(http.get(P + "/get", cookie(token), XHR), 401, "Not logged in", "session-idle-timeout");
        isError(
                http.get(P + "/get", cookie(LoginToken.rotate(token.sid())), XHR),
                401,
                "Not logged in",
                "unauthorized");
    }

    @Test
    @DisplayName("M-72 activity never moves the absolute end; without one it goes on")
    void absolute() {
        LoginToken token = logins.scriptSession();
        LoginToken endless = logins.open(TestLogins.session(LoginToken.csrfToken(), false)
                .life(TestLogins.IDLE, Duration.ZERO, Duration.ofHours(1)));
        put(token, "a=1");
        put(endless, "a=1");
        for (int i = 0; i < 28; i++) {
            logins.age(token, Duration.ofSeconds(1000));
            logins.age(endless, Duration.ofSeconds(1000));
            isJson(http.get(P + "/get?key=a", cookie(token)), 200, "{\"a\":\"1\"}");
            isJson(http.get(P + "/get?key=a", cookie(endless)), 200, "{\"a\":\"1\"}");
        }
        logins.age(token, Duration.ofSeconds(1000));
        logins.age(endless, Duration.ofSeconds(1000));
        isError(http.get(P + "/get?key=a", cookie(token), XHR), 401, "Not logged in", "session-timeout");
        isJson(http.get(P + "/get?key=a", cookie(endless)), 200, "{\"a\":\"1\"}");
    }

    @Test
    @DisplayName("M-73 polling with X-Session-Touch: no keeps nothing alive")
    void polling() {
        LoginToken token = logins.scriptSession();
        put(token, "a=1");
        logins.age(token, Duration.ofSeconds(900));
        isJson(http.get(P + "/get?key=a", cookie(token), "X-Session-Touch: no"), 200, "{\"a\":\"1\"}");
        isJson(http.get(P + "/put?a=2", cookie(token), "X-Session-Touch: no"), 200, "{}");
        logins.age(token, Duration.ofSeconds(900));
        isPage(http.get(P + "/get?key=a", cookie(token), "X-Session-Touch: no"));
    }

    @Test
    @DisplayName("MA-21 after any write the attributes expire 60 s after the end of validity")
    void expiry() {
        LoginToken token = logins.scriptSession();
        put(token, "a=1&b=2");
        expiresWith(token);
        logins.age(token, Duration.ofSeconds(60));
        put(token, "a=2");
        expiresWith(token);
        logins.age(token, Duration.ofSeconds(60));
        isJson(http.get(P + "/delete?key=a", cookie(token)), 200, "{}");
        expiresWith(token);
        isJson(http.get(P + "/delete", cookie(token)), 200, "{}");
        expiresWith(token);
        put(token, "c=3");
        expiresWith(token);
    }

    private void expiresWith(LoginToken token) {
        long end = logins.last(token) + TestLogins.IDLE.toMillis();
        assertThat(logins.expiresAt(token.sid().attributesKey())).isEqualTo(end + 60_000);
    }

    @Test
    void attributesOfABearerTokenLiveAsLongAsIt() {
        LoginToken token = logins.other(LoginKind.BEARER);
        put(token, "a=1");
        long end = Long.parseLong(logins.field(token, "created"))
                + Duration.ofMinutes(30).toMillis();
        assertThat(logins.expiresAt(token.sid().attributesKey())).isEqualTo(end + 60_000);
    }
}
