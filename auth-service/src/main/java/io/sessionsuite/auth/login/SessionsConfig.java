package io.sessionsuite.auth.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How many login sessions a user may have, and what ending them takes. */
@ConfigMapping(prefix = "auth.sessions")
public interface SessionsConfig {

    /** Live sessions of one user; 0 for no cap. */
    @WithDefault("0")
    int maxPerUser();

    /** At the cap a new login ends the oldest ones, or is refused. */
    @WithDefault("evict")
    WhenFull whenFull();

    /** Ending other logins needs a login younger than this; absent: any will do. */
    Optional<Duration> revokeMaxAuthAge();

    /** What happens at the cap. */
    enum WhenFull {
        EVICT,
        DENY
    }
}
