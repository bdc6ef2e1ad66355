package io.sessionsuite.auth.cookie;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.sessionsuite.login.CookieSettings;
import io.sessionsuite.login.LoginToken;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/**
 * The texts of {@code Set-Cookie} (auth 3.4, SEC-08 to SEC-14). Never a Domain; Secure where the request came over
 * https, always in production and wherever SameSite=None or the {@code __Host-} prefix needs it.
 */
@Singleton
public class LoginCookies {

    private final CookieSettings settings;
    private final boolean production;

    @Inject
    LoginCookies(CookieSettings settings) {
        this(settings, ConfigUtils.isProfileActive("prod"));
    }

    LoginCookies(CookieSettings settings, boolean production) {
        this.settings = settings;
        this.production = production;
        require(Set.of("Lax", "Strict", "None").contains(settings.sameSite()), "same-site", "Lax, Strict or None");
        require(Set.of("auto", "true", "false").contains(settings.secure()), "secure", "auto, true or false");
        require(settings.maxAge().map("auto"::equals).orElse(true), "max-age", "absent or auto");
        require(
                !settings.secure().equals("false") || !needsSecure(),
                "secure",
                "true with same-site=None or host-prefix");
    }

    /** The name under which clients send this cookie. */
    public String name(LoginCookie cookie) {
        return cookie.name(settings.hostPrefix());
    }

    /**
     * Gives a token to the client.
     *
     * @param life the longest the login may live; told only with {@code auth.cookie.max-age=auto}
     */
    public String set(LoginCookie cookie, LoginToken token, boolean https, Duration life) {
        StringBuilder text = start(cookie, token.text());
        settings.maxAge().ifPresent(auto -> text.append("; Max-Age=").append(life.toSeconds()));
        text.append("; HttpOnly; SameSite=").append(settings.sameSite());
        return (isSecure(https) ? text.append("; Secure") : text).toString();
    }

    /**
     * Takes the cookie away; browsers obey only if name, path and, where they must be, Secure and SameSite=None fit.
     */
    public String clear(LoginCookie cookie) {
        StringBuilder text = start(cookie, "").append("; Max-Age=0; HttpOnly");
        if (settings.sameSite().equals("None")) {
            text.append("; SameSite=None");
        }
        return (needsSecure() ? text.append("; Secure") : text).toString();
    }

    private StringBuilder start(LoginCookie cookie, String value) {
        return new StringBuilder(name(cookie))
                .append('=')
                .append(value)
                .append("; Path=")
                .append(cookie.path(settings.hostPrefix()));
    }

    private boolean isSecure(boolean https) {
        return needsSecure()
                || settings.secure().equals("true")
                || settings.secure().equals("auto") && (https || production);
    }

    private boolean needsSecure() {
        return settings.hostPrefix() || settings.sameSite().equals("None");
    }

    private static void require(boolean valid, String key, String expected) {
        if (!valid) {
            throw new IllegalArgumentException("auth.cookie." + key + " must be " + expected);
        }
    }
}
