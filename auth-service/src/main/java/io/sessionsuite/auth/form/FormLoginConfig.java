package io.sessionsuite.auth.form;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The form login (auth 1.5, 3.5). */
@ConfigMapping(prefix = "auth.mmonit")
interface FormLoginConfig {

    /** The realm of logins that name none. */
    @WithDefault("native")
    String realm();

    /** A role without which nobody logs in here. */
    Optional<String> requiredRole();

    /** Who may switch CSRF protection off with {@code z_csrf_protection=off}. */
    @WithDefault("always")
    CsrfOff csrfOff();

    /** When a login gets a new token. */
    @WithDefault("auto")
    Rotate rotate();

    /** Whether {@code GET /z_security_check} logs in too; its password ends up in logs. */
    @WithDefault("false")
    boolean allowGet();

    /** Status of the login page after a failed login: 401 or 200. */
    @WithDefault("401")
    int failureStatus();

    /** Who may switch CSRF protection off. */
    enum CsrfOff {
        /** Everybody. */
        ALWAYS,
        /** Whoever sends no browser's headers. */
        SCRIPTS,
        /** Nobody. */
        NEVER
    }

    /** When a login gets a new token. */
    enum Rotate {
        /** Browsers always, scripts keep the one of the login page. */
        AUTO,
        /** Always. */
        ALWAYS,
        /** Never, if the login page's token is still good. */
        NEVER
    }
}
