package io.sessionsuite.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The session cookies, alike in every service that sets or clears them (auth 3.4). */
@ConfigMapping(prefix = "auth.cookie")
public interface CookieSettings {

    /** {@code Lax}, {@code Strict}, or {@code None} (only with Secure). */
    @WithDefault("Lax")
    String sameSite();

    /**
     * {@code auto}: over https or behind a trusted proxy that says so, and always in production; {@code true},
     * {@code false}.
     */
    @WithDefault("auto")
    String secure();

    /** Absent: gone with the browser. {@code auto}: as long as the login may live. */
    Optional<String> maxAge();

    /**
     * Names {@code __Host-id} and {@code __Host-zsessionid} with {@code Path=/}; existing clients expect the plain
     * ones.
     */
    @WithDefault("false")
    boolean hostPrefix();
}
