package io.sessionsuite.auth.cookie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.login.CookieSettings;
import io.sessionsuite.login.LoginToken;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginCookiesTest {

    private static final LoginToken TOKEN = LoginToken.generate();
    private static final Duration LIFE = Duration.ofHours(8);

    private record Settings(String sameSite, String secure, Optional<String> maxAge, boolean hostPrefix)
            implements CookieSettings {}

    private static final Settings DEFAULTS = new Settings("Lax", "auto", Optional.empty(), false);

    @Test
    @DisplayName("F-04 SEC-08 SEC-10 SEC-12 SEC-14 the cookie of a login over http")
    void plain() {
        assertThat(new LoginCookies(DEFAULTS, false).set(LoginCookie.ID, TOKEN, false, LIFE))
                .isEqualTo("id=" + TOKEN.text() + "; Path=/api; HttpOnly; SameSite=Lax");
        assertThat(new LoginCookies(DEFAULTS, false).set(LoginCookie.ZSESSIONID, TOKEN, false, LIFE))
                .isEqualTo("zsessionid=" + TOKEN.text() + "; Path=/; HttpOnly; SameSite=Lax");
    }

    @ParameterizedTest
    @CsvSource({"auto,true,false", "auto,false,true", "true,false,false"})
    @DisplayName("F-05 A-02 SEC-09 Secure over https, in production, or as configured")
    void secure(String setting, boolean https, boolean production) {
        LoginCookies cookies = new LoginCookies(new Settings("Strict", setting, Optional.empty(), false), production);
        assertThat(cookies.set(LoginCookie.ID, TOKEN, https, LIFE)).endsWith("; HttpOnly; SameSite=Strict; Secure");
    }

    @Test
    @DisplayName("F-43 a cookie is cleared under the path it was set with")
    void cleared() {
        LoginCookies cookies = new LoginCookies(DEFAULTS, true);
        assertThat(cookies.clear(LoginCookie.ID)).isEqualTo("id=; Path=/api; Max-Age=0; HttpOnly");
        assertThat(cookies.clear(LoginCookie.ZSESSIONID)).isEqualTo("zsessionid=; Path=/; Max-Age=0; HttpOnly");
    }

    @Test
    @DisplayName("SEC-11 host prefix: other names, Path=/, always Secure")
    void hostPrefix() {
        LoginCookies cookies = new LoginCookies(new Settings("Lax", "auto", Optional.empty(), true), false);
        assertThat(cookies.set(LoginCookie.ID, TOKEN, false, LIFE))
                .isEqualTo("__Host-id=" + TOKEN.text() + "; Path=/; HttpOnly; SameSite=Lax; Secure");
        assertThat(cookies.clear(LoginCookie.ID)).isEqualTo("__Host-id=; Path=/; Max-Age=0; HttpOnly; Secure");
    }

    @Test
    @DisplayName("SEC-10 SameSite=None is Secure and cleared in the same context")
    void sameSiteNone() {
        LoginCookies cookies = new LoginCookies(new Settings("None", "auto", Optional.empty(), false), false);
        assertThat(cookies.set(LoginCookie.ID, TOKEN, false, LIFE)).endsWith("; SameSite=None; Secure");
        assertThat(cookies.clear(LoginCookie.ID)).endsWith("; Max-Age=0; HttpOnly; SameSite=None; Secure");
    }

    @Test
    void persistentLookLastsAsLongAsTheLogin() {
        LoginCookies cookies = new LoginCookies(new Settings("Lax", "auto", Optional.of("auto"), false), false);
        assertThat(cookies.set(LoginCookie.ID, TOKEN, false, LIFE)).contains("; Path=/api; Max-Age=28800; HttpOnly");
    }

    @ParameterizedTest
    @CsvSource({
        "lax,auto,,false,auth.cookie.same-site",
        "Lax,yes,,false,auth.cookie.secure",
        "None,false,,false,auth.cookie.secure",
        "Lax,false,,true,auth.cookie.secure",
        "Lax,auto,3600,false,auth.cookie.max-age"
    })
    @DisplayName("SEC-60 a setting that cannot work stops the start and is named")
    void refused(String sameSite, String secure, String maxAge, boolean hostPrefix, String key) {
        Settings settings = new Settings(sameSite, secure, Optional.ofNullable(maxAge), hostPrefix);
        assertThatThrownBy(() -> new LoginCookies(settings, false)).hasMessageContaining(key);
    }
}
