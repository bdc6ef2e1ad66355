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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class SecurityCheckResourceTest {

    private static Account mia = Account.ADMIN;

    private final FormBrowser script = FormBrowser.from("127.2.0.1");

    @BeforeAll
    static void users() {
        mia = Account.with("mia");
    }

    @Test
    @DisplayName("A-06 SEC-03 a script logs in under the token of its page")
    void upgradedInPlace() {
        String prelogin = script.prelogin();
        Answer answer = script.holding(prelogin).login(mia, "z_csrf_protection", "off");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/index.csp");
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Set-Cookie"))
                .isEqualTo("zsessionid=" + prelogin + "; Path=/; HttpOnly; SameSite=Lax");
        assertThat(script.isLoggedIn(prelogin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: own",
                "Referer: own/index.csp",
                "Sec-Fetch-Site: same-origin",
                "Sec-Fetch-Dest: document"
            })
    @DisplayName("A-07 SEC-03 SEC-04 a browser leaves with a new token, the one of the page logs nobody in")
    void browserRotates(String header) {
        String prelogin = script.prelogin();
        Answer answer = script.holding(prelogin)
                .with(header.replace("own", RawClient.ownOrigin()))
                .login(mia);
        assertThat(answer.status()).isEqualTo(302);
        String token = answer.cookie("zsessionid");
        assertThat(new Stored(token).sid()).isNotEqualTo(new Stored(prelogin).sid());
        assertThat(script.isLoggedIn(token)).isTrue();
        assertThat(script.isLoggedIn(prelogin)).isFalse();
        assertThat(new Stored(prelogin).exists()).isFalse();
    }

    @Test
    @DisplayName("A-08 from another address the page's token is not filled")
    void otherAddress() {
        String prelogin = script.prelogin();
        assertNewToken(FormBrowser.from("127.2.0.2").holding(prelogin).login(mia), prelogin);
    }

    @Test
    @DisplayName("A-08 for another agent the page's token is not filled")
    void otherAgent() {
        String prelogin = script.prelogin();
        FormBrowser other = new FormBrowser(RawClient.from("127.2.0.1").with("User-Agent: curl/9"));
        assertNewToken(other.holding(prelogin).login(mia), prelogin);
    }

    @Test
    @DisplayName("A-08 after 301 s the page's token is not filled")
    void outlived() {
        String prelogin = script.prelogin();
        new Stored(prelogin).age(Duration.ofSeconds(301));
        assertNewToken(script.holding(prelogin).login(mia), prelogin);
    }

    @Test
    @DisplayName("A-09 without a cookie a login brings one")
    void withoutCookie() {
        Answer answer = script.login(mia);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(script.isLoggedIn(answer.cookie("zsessionid"))).isTrue();
    }

    @Test
    @DisplayName("A-10 following the redirect ends on a page")
    void followed() {
        Answer answer = script.login(mia);
        Answer page = script.holding(answer.cookie("zsessionid")).client().get(answer.header("Location"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("You are logged in as");
    }

    @Test
    @DisplayName("A-11 SEC-30 a wrong password is answered with the login page, the page's token stays what it was")
    void wrongPassword() {
        String prelogin = script.prelogin();
        Answer answer = script.holding(prelogin).login(wrong(mia.name()));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Session realm=\"mmonit\"");
        assertThat(answer.text()).contains("<form action=\"z_security_check\" method=\"post\">");
        assertThat(answer.has("Set-Cookie")).isFalse();
        assertThat(script.isLoggedIn(prelogin)).isFalse();
        assertThat(new Stored(prelogin).field("kind")).isEqualTo("prelogin");
    }

    @Test
    @DisplayName("A-12 SEC-30 an unknown user cannot be told from a wrong password")
    void unknownUser() {
        String known = FormBrowser.from("127.2.0.12").login(wrong(mia.name())).withoutDate();
        String unknown = FormBrowser.from("127.2.0.12").login(wrong("nobody")).withoutDate();
        assertThat(unknown).isEqualTo(known);
    }

    @Test
    @DisplayName("A-14 a field that is missing or came twice, a bad escape, bad UTF-8")
    void badRequests() {
        FormBrowser browser = FormBrowser.from("127.2.0.14");
        String type = "application/x-www-form-urlencoded";
        for (String body : new String[] {
            "",
            "z_username=" + mia.name(),
            "z_password=x",
            "z_username=a&z_username=b&z_password=x",
            "z_username=a&z_password=x&z_password=y",
            "z_username=%ZZ&z_password=x",
            "z_username=%C3%28&z_password=x",
            "z_username=a&z_password=x&z_csrf_protection=off&z_csrf_protection=on"
        }) {
            Answer answer = browser.client().post("/z_security_check", type, body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.header("Content-Type")).isEqualTo("text/html");
            assertThat(answer.text()).doesNotContain("<form");
            assertThat(answer.has("Set-Cookie")).isFalse();
        }
    }

    @Test
    @DisplayName("A-15 SEC-54 a login by GET is refused")
    void loginByGet() {
        String query = RawClient.encoded("z_username", mia.name(), "z_password", mia.password());
        Answer answer = script.client().get("/z_security_check?" + query);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @Test
    @DisplayName("A-15 SEC-54 fields in the query of a POST are not looked at")
    void fieldsInQuery() {
        String query = RawClient.encoded("z_username", mia.name(), "z_password", mia.password());
        assertThat(script.client().form("/z_security_check?" + query).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "multipart/form-data; boundary=x",
                "text/plain",
                "application/x-www-form-urlencoded; charset=ISO-8859-1"
            })
    @DisplayName("A-16 only url-encoded forms in UTF-8 are taken")
    void otherTypes(String type) {
        Answer answer = script.client().post("/z_security_check", type, mia.json());
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.text()).doesNotContain("<form");
    }

    @Test
    @DisplayName("A-16 UTF-8 may be named, in any case")
    void namedCharset() {
        String body = RawClient.encoded("z_username", mia.name(), "z_password", mia.password());
        Answer answer =
                script.client().post("/z_security_check", "Application/X-WWW-Form-Urlencoded; charset=\"UTF-8\"", body);
        assertThat(answer.status()).isEqualTo(302);
    }

    @Test
    @DisplayName("A-16 SEC-53 a body above 16 KiB is refused")
    void tooLarge() {
        Answer answer = script.login(mia, "padding", "x".repeat(17 << 10));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text()).doesNotContain("<form");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Origin: https://evil.test",
                "Origin: null",
                "Referer: https://evil.test/index.csp"
            })
    @DisplayName("A-17 SEC-28 another site's form makes no session")
    void crossSite(String header) {
        String prelogin = script.prelogin();
        Answer answer = script.holding(prelogin).with(header).login(mia);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.has("Set-Cookie")).isFalse();
        assertThat(answer.text()).contains("<form action=\"z_security_check\" method=\"post\">");
        assertThat(script.isLoggedIn(prelogin)).isFalse();
    }

    @Test
    @DisplayName("A-18 blanks round the name do not matter, round the password they do")
    void blanks() {
        FormBrowser browser = FormBrowser.from("127.2.0.18");
        assertThat(browser.login(new Account("native", "  " + mia.name() + " ", mia.password()))
                        .status())
                .isEqualTo(302);
        assertThat(browser.login(new Account("native", mia.name(), " " + mia.password()))
                        .status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("A-34 SEC-33 no account of a manual opens the door")
    void noDefaultAccount() {
        FormBrowser browser = FormBrowser.from("127.2.0.34");
        assertThat(browser.login(new Account("native", "admin", "swordfish")).status())
                .isEqualTo(401);
        assertThat(browser.login(new Account("native", "monit", "monit")).status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("A-36 z_realm names the realm; an unknown one is a wrong password")
    void realm() {
        FormBrowser browser = FormBrowser.from("127.2.0.36");
        String branch = Account.realm("branch", true);
        Account zoe = Account.in(branch, "zoe");
        assertThat(browser.login(zoe).status()).isEqualTo(401);
        assertThat(browser.login(zoe, "z_realm", branch).status()).isEqualTo(302);
        assertThat(browser.login(zoe, "z_realm", "nowhere").withoutDate())
                .isEqualTo(browser.login(wrong(mia.name())).withoutDate());
    }

    private void assertNewToken(Answer answer, String prelogin) {
        assertThat(answer.status()).isEqualTo(302);
        String token = answer.cookie("zsessionid");
        assertThat(new Stored(token).sid()).isNotEqualTo(new Stored(prelogin).sid());
        assertThat(script.isLoggedIn(token)).isTrue();
        assertThat(script.isLoggedIn(prelogin)).isFalse();
    }

    private static Account wrong(String name) {
        return new Account("native", name, "a wrong password");
    }
}
