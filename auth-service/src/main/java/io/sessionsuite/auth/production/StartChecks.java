package io.sessionsuite.auth.production;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.sessionsuite.auth.bootstrap.BootstrapConfig;
import io.sessionsuite.auth.cookie.LoginCookies;
import io.sessionsuite.auth.login.SessionConfig;
import io.sessionsuite.auth.login.TokenConfig;
import io.sessionsuite.auth.origin.Origins;
import io.sessionsuite.login.CookieSettings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Stops the start with every bad key named (SEC-60): settings that cannot work under any profile, insecure ones in
 * production. Elsewhere the latter are logged.
 */
@ApplicationScoped
class StartChecks {

    private static final Logger LOG = Logger.getLogger(StartChecks.class);
    private static final int BEFORE_ALL_OTHERS = 1;

    private final SessionConfig sessions;
    private final TokenConfig tokens;
    private final CookieSettings cookies;
    private final BootstrapConfig bootstrap;
    private final Origins origins;

    /** @param texts not used but made: its own settings are checked when it is */
    StartChecks(
            SessionConfig sessions,
            TokenConfig tokens,
            CookieSettings cookies,
            BootstrapConfig bootstrap,
            Origins origins,
            LoginCookies texts) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookies = cookies;
        this.bootstrap = bootstrap;
        this.origins = origins;
    }

    void check(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent start) {
        stop(Findings.impossible(sessions, tokens));
        List<String> insecure = Findings.insecure(sessions, cookies, bootstrap.allowFrom(), origins.trustsEverybody());
        if (ConfigUtils.isProfileActive("prod")) {
            stop(insecure);
        } else {
            insecure.forEach(finding -> LOG.warn("Not for production: " + finding));
        }
    }

    private static void stop(List<String> findings) {
        if (!findings.isEmpty()) {
            throw new IllegalStateException("Settings refused: " + String.join("; ", findings));
        }
    }
}
