package io.sessionsuite.auth.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.auth.wire.FormBrowser;
import io.sessionsuite.auth.wire.RawClient;
import io.sessionsuite.auth.wire.Stored;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the session of a form login is like, and what a login does on top of a live one. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class SecurityCheckSessionTest {

    private static Account mia = Account.ADMIN;
    private static Account bob = Account.ADMIN;

    private final FormBrowser script = FormBrowser.from("127.3.0.1");

    @BeforeAll
    static void users() {
        mia = Account.with("mia");
        bob = Account.with("bob");
    }

    @Test
    @DisplayName("A-19 special characters in name and password")
    void specialCharacters() {
        Account odd = new Account("native", Account.unique("a&b%c+d\u00fc"), "p&q=1%41+\u00fc\u20ac z");
        Answer made = Account.office().json("POST", "/api/users", odd.json().replace("}", ",\"roleNames\":[]}"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(script.login(odd).status()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/2/session/get?key=a", "/somewhere?a=1&b=%2F", "/index.csp", "/"})
    @DisplayName("A-20 the login leads back to the page it was asked from")
    void wayBack(String path) {
        Answer answer = script.with("Referer: " + RawClient.ownOrigin() + path).login(mia);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/2/session/invalidate",
                "/api/1/session/put?a=1",
                "/session/delete",
                "/login/logout.csp",
                "/logout.csp",
                "/z_security_check",
                "//evil.test/x",
                "/\\evil.test/x"
            })
    @DisplayName("A-21 SEC-46 a page that changes something, or is none of ours, is not gone back to")
    void noWayBack(String path) {
        Answer answer = script.with("Referer: " + RawClient.ownOrigin() + path).login(mia);
        assertThat(answer.header("Location")).isEqualTo("/index.csp");
    }

    @Test
    @DisplayName("A-21 SEC-46 a foreign page beside an own Origin is not gone back to")
    void foreignReferer() {
        Answer answer = script.asBrowser().with("Referer: https://evil.test/x").login(mia);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/index.csp");
    }

    @Test
    @DisplayName("A-22 a whole Set-Cookie text sent back as Cookie is understood")
    void copiedSetCookie() {
        String line = script.login(mia).header("Set-Cookie");
        Answer page = script.with("Cookie: " + line).client().get("/index.csp");
        assertThat(page.text()).contains("You are logged in as");
    }

    @Test
    @DisplayName("A-23 SEC-59 CSRF protection is on unless switched off; its token is 43 characters of its own")
    void csrf() {
        Stored off = new Stored(script.login(mia, "z_csrf_protection", "off").cookie("zsessionid"));
        Stored other = new Stored(script.login(mia, "z_csrf_protection", "OFF").cookie("zsessionid"));
        Stored absent = new Stored(script.login(mia).cookie("zsessionid"));
        assertThat(off.field("csrfOn")).isEqualTo("0");
        assertThat(other.field("csrfOn")).isIn(null, "1");
        assertThat(absent.field("csrfOn")).isIn(null, "1");
        for (Stored session : new Stored[] {off, other, absent}) {
            assertThat(session.field("csrf")).matches("[A-Za-z0-9_-]{43}");
            assertThat(session.token()).doesNotContain(Objects.requireNonNull(session.field("csrf")));
        }
        assertThat(off.field("csrf")).isNotEqualTo(other.field("csrf"));
    }

    @Test
    @DisplayName("A-27 SEC-51 another user's login ends the session it was made on, and starts empty")
    void anotherUser() {
        Stored hers = new Stored(script.login(mia).cookie("zsessionid"));
        hers.putAttribute("theme", "dark");
        Stored his = new Stored(script.holding(hers.token()).login(bob).cookie("zsessionid"));
        assertThat(his.sid()).isNotEqualTo(hers.sid());
        assertThat(his.attribute("theme")).isNull();
        assertThat(script.isLoggedIn(hers.token())).isFalse();
        assertThat(hers.field("reason")).isEqualTo("session-ended");
        assertThat(hers.attribute("theme")).isNull();
        assertThat(script.isLoggedIn(his.token())).isTrue();
    }

    @Test
    @DisplayName("A-28 SEC-19 the same user's login by a script goes on in place, younger than before")
    void sameUserScript() {
        Stored session = new Stored(script.login(mia).cookie("zsessionid"));
        session.putAttribute("theme", "dark");
        session.age(Duration.ofSeconds(1000));
        String authenticated = session.field("authenticated");
        String csrf = session.field("csrf");
        String created = Objects.requireNonNull(session.field("created"));

        Answer again = script.holding(session.token()).login(mia);
        assertThat(again.status()).isEqualTo(302);
        assertThat(again.cookie("zsessionid")).isEqualTo(session.token());
        assertThat(script.isLoggedIn(session.token())).isTrue();
        assertThat(session.attribute("theme")).isEqualTo("dark");
        assertThat(session.field("csrf")).isNotEqualTo(csrf);
        assertThat(session.field("authenticated")).isNotEqualTo(authenticated);
        assertThat(Long.parseLong(Objects.requireNonNull(session.field("authenticated"))))
                .isGreaterThanOrEqualTo(Long.parseLong(created) + 1_000_000);
    }

    @Test
    @DisplayName("A-28 SEC-03 the same user's login by a browser keeps the session and replaces its secret")
    void sameUserBrowser() {
        Stored session = new Stored(script.login(mia).cookie("zsessionid"));
        session.putAttribute("theme", "dark");
        Stored again = new Stored(
                script.holding(session.token()).asBrowser().login(mia).cookie("zsessionid"));
        assertThat(again.sid()).isEqualTo(session.sid());
        assertThat(again.token()).isNotEqualTo(session.token());
        assertThat(again.attribute("theme")).isEqualTo("dark");
        assertThat(script.isLoggedIn(again.token())).isTrue();
        assertThat(script.isLoggedIn(session.token())).isFalse();
    }

    @Test
    @DisplayName("A-29 a failed login changes nothing on a live session")
    void failedOnLive() {
        FormBrowser browser = FormBrowser.from("127.3.0.29");
        String token = browser.login(mia).cookie("zsessionid");
        Answer answer = browser.holding(token).login(new Account("native", mia.name(), "wrong"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.has("Set-Cookie")).isFalse();
        assertThat(browser.isLoggedIn(token)).isTrue();
    }

    @Test
    @DisplayName(
            "A-30 SEC-31 SEC-32 SEC-45 five failures block user and address at every door, other addresses are free")
    void throttled() {
        Account tom = Account.with("tom");
        FormBrowser a = FormBrowser.from("127.3.0.30");
        for (int i = 0; i < 5; i++) {
            assertThat(a.login(new Account("native", tom.name(), "wrong " + i)).status())
                    .isEqualTo(401);
        }
        Answer blocked = a.login(tom);
        assertThat(blocked.status()).isEqualTo(429);
        assertThat(Integer.parseInt(blocked.header("Retry-After"))).isBetween(1, 30);
        assertThat(blocked.header("Content-Type")).isEqualTo("text/html");
        assertThat(blocked.text()).contains("<form action=\"z_security_check\" method=\"post\">");
        assertThat(a.client().json("POST", "/api/session", tom.json()).status()).isEqualTo(429);
        assertThat(a.client()
                        .form("/auth", "username", tom.name(), "password", tom.password())
                        .status())
                .isEqualTo(429);
        assertThat(FormBrowser.from("127.3.0.31").login(tom).status()).isEqualTo(302);
    }
}
