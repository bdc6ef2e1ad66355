package io.sessionsuite.auth.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.auth.wire.FormBrowser;
import io.sessionsuite.auth.wire.OtherSettings;
import io.sessionsuite.auth.wire.RawClient;
import io.sessionsuite.auth.wire.Stored;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OtherSettings.class)
@WithTestResource(EmbeddedRedisResource.class)
class OtherFormSettingsTest {

    private static final String COOKIE = "__Host-zsessionid";

    private static Account mia = Account.ADMIN;

    private final FormBrowser script = FormBrowser.from("127.7.0.1");

    @BeforeAll
    static void users() {
        mia = Account.with("mia", "right:get");
    }

    @Test
    @DisplayName("A-13 who lacks the required role is refused, no session is made")
    void requiredRole() {
        Account nil = Account.with("nil");
        Answer refused = script.login(nil);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.has("Set-Cookie")).isFalse();
        assertThat(refused.text()).contains("<form action=\"z_security_check\" method=\"post\">");
        Answer logins = RawClient.from("127.7.0.2").with(nil.basic()).get("/api/sessions");
        assertThat(logins.text()).isEqualTo("[]");
        assertThat(script.login(mia).status()).isEqualTo(302);
    }

    @Test
    @DisplayName("A-15 a login by GET, where it is switched on")
    void loginByGet() {
        String query = RawClient.encoded("z_username", mia.name(), "z_password", mia.password());
        Answer answer = script.client().get("/z_security_check?" + query);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.cookie(COOKIE)).hasSize(64);
        assertThat(script.client().get("/z_security_check").status()).isEqualTo(400);
        assertThat(script.client().send("PUT", "/z_security_check").header("Allow"))
                .isEqualTo("GET, POST");
    }

    @Test
    @DisplayName("A-11 the status of a failed login may be 200, for clients that choke on 401")
    void failureStatus() {
        Answer answer = script.login(new Account("native", mia.name(), "wrong"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.has("Set-Cookie")).isFalse();
        assertThat(answer.text()).contains("z_security_check");
    }

    @Test
    @DisplayName(
            "A-06 A-07 SEC-03 SEC-11 a script gets a new token too where every login rotates; the name binds the cookie to the host")
    void alwaysRotates() {
        Answer page = FormBrowser.from("127.7.0.6").client().get("/index.csp");
        assertThat(page.header("Set-Cookie"))
                .matches("__Host-zsessionid=[A-Za-z0-9_-]{64}; Path=/; HttpOnly; SameSite=Lax; Secure");
        String prelogin = page.cookie(COOKIE);
        FormBrowser holding = FormBrowser.from("127.7.0.6").with("Cookie: " + COOKIE + "=" + prelogin);
        String token = holding.login(mia).cookie(COOKIE);
        assertThat(new Stored(token).sid()).isNotEqualTo(new Stored(prelogin).sid());
        assertThat(new Stored(prelogin).exists()).isFalse();

        FormBrowser in = FormBrowser.from("127.7.0.6").with("Cookie: " + COOKIE + "=" + token);
        String again = in.login(mia).cookie(COOKIE);
        assertThat(new Stored(again).sid()).isEqualTo(new Stored(token).sid());
        assertThat(again).isNotEqualTo(token);
        assertThat(in.client().get("/logout.csp").header("Set-Cookie"))
                .startsWith(COOKIE + "=; Path=/; Max-Age=0; HttpOnly");
    }

    @Test
    @DisplayName("A-23 CSRF protection stays on where nobody may switch it off")
    void csrfStaysOn() {
        String token = script.login(mia, "z_csrf_protection", "off").cookie(COOKIE);
        assertThat(new Stored(token).field("csrfOn")).isIn(null, "1");
    }

    @Test
    @DisplayName("A-31 SEC-53 at n, and one above n, pre-login records a second; an IPv6 network is one address")
    void oneRecordASecond() {
        RawClient proxy = RawClient.from("127.0.0.200");
        long before = System.nanoTime();
        List<Answer> pages = Stream.of("2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:0:1::1")
                .map(address -> proxy.with("X-Forwarded-For: " + address).get("/index.csp"))
                .toList();
        long windows = Duration.ofNanos(System.nanoTime() - before).toSeconds() + 1;
        assertThat(pages).allMatch(page -> page.status() == 200);
        assertThat(pages.getFirst().has("Set-Cookie")).isTrue();
        assertThat(pages.getLast().has("Set-Cookie")).isTrue();
        assertThat(pages.subList(0, 3).stream()
                        .filter(page -> page.has("Set-Cookie"))
                        .count())
                .isLessThanOrEqualTo(windows);
    }
}
