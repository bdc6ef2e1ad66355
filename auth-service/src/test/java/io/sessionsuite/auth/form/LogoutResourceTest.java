package io.sessionsuite.auth.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.auth.Replica;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.auth.wire.FormBrowser;
import io.sessionsuite.auth.wire.Stored;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.sessionsuite.login.Ending;
import io.sessionsuite.login.LoginCheck;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginToken;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class LogoutResourceTest {

    private static Account mia = Account.ADMIN;

    private final FormBrowser script = FormBrowser.from("127.4.0.1");

    @BeforeAll
    static void users() {
        mia = Account.with("mia");
    }

    @ParameterizedTest
    @CsvSource({"GET,/login/logout.csp", "POST,/login/logout.csp", "GET,/logout.csp", "POST,/logout.csp"})
    @DisplayName("A-24 SEC-21 logout ends the session and clears the cookie")
    void logout(String method, String path) {
        String token = script.login(mia).cookie("zsessionid");
        new Stored(token).putAttribute("theme", "dark");
        Answer answer = script.holding(token).client().send(method, path);
        assertLoggedOut(answer);
        assertThat(answer.all("Set-Cookie")).hasSize(1);
        assertThat(script.isLoggedIn(token)).isFalse();
        assertThat(new Stored(token).attribute("theme")).isNull();
        assertLoggedOut(script.holding(token).client().send(method, path));
        assertLoggedOut(script.client().send(method, path));
        assertThat(script.client().get(answer.header("Location")).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A-24 a form's body does not disturb the logout")
    void logoutWithBody() {
        String token = script.login(mia).cookie("zsessionid");
        assertLoggedOut(script.holding(token).client().form("/login/logout.csp", "logout", "x".repeat(1000)));
        assertThat(script.isLoggedIn(token)).isFalse();
    }

    @Test
    @DisplayName("A-24 the cookie of the other dialect is ended and cleared too")
    void bothCookies() {
        String form = script.login(mia).cookie("zsessionid");
        String fusion = script.client().json("POST", "/api/session", mia.json()).cookie("id");
        Answer answer = script.with("Cookie: zsessionid=" + form + "; id=" + fusion)
                .client()
                .get("/logout.csp");
        assertThat(answer.all("Set-Cookie"))
                .containsExactly("zsessionid=; Path=/; Max-Age=0; HttpOnly", "id=; Path=/api; Max-Age=0; HttpOnly");
        assertThat(script.isLoggedIn(form)).isFalse();
        assertThat(script.client().cookie("id", fusion).get("/api/session").status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("A-24 the pre-login of a visitor goes too")
    void visitor() {
        String prelogin = script.prelogin();
        assertLoggedOut(script.holding(prelogin).client().get("/logout.csp"));
        assertThat(new Stored(prelogin).exists()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-Fetch-Site: cross-site", "Origin: https://evil.test", "Referer: https://evil.test/"})
    @DisplayName("A-25 another site logs nobody out")
    void crossSite(String header) {
        String token = script.login(mia).cookie("zsessionid");
        for (String method : new String[] {"GET", "POST"}) {
            Answer answer = script.holding(token).with(header).client().send(method, "/login/logout.csp");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.has("Set-Cookie")).isFalse();
        }
        assertThat(script.isLoggedIn(token)).isTrue();
    }

    @Test
    @DisplayName("A-26 SEC-20 after logout the token shows the login page, and the other dialect says why it is dead")
    void deadToken() {
        String token = script.login(mia).cookie("zsessionid");
        assertThat(script.client()
                        .cookie("zsessionid", token)
                        .get("/api/session")
                        .status())
                .isEqualTo(200);
        script.holding(token).client().get("/logout.csp");
        assertThat(script.holding(token).client().get("/index.csp").text()).contains("z_security_check");
        Answer api = script.client().cookie("zsessionid", token).get("/api/session");
        assertThat(api.status()).isEqualTo(401);
        assertThat(api.text()).contains("session-ended");
        assertThat(onAnotherReplica(token)).isEqualTo(new LoginCheck.Refused(Ending.ENDED));
    }

    private static LoginCheck onAnotherReplica(String token) {
        try (Replica other = Replica.on(EmbeddedRedis.shared())) {
            return Replica.answer(other.records.check(
                    Objects.requireNonNull(LoginToken.parse(token)), Set.of(LoginKind.SESSION), "127.4.0.1", true));
        }
    }

    private static void assertLoggedOut(Answer answer) {
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/index.csp");
        assertThat(answer.all("Set-Cookie")).first().isEqualTo("zsessionid=; Path=/; Max-Age=0; HttpOnly");
    }
}
