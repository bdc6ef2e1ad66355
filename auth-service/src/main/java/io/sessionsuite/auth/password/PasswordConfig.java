package io.sessionsuite.auth.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Rules of passwords and the work of hashing them. */
@ConfigMapping(prefix = "auth.password")
public interface PasswordConfig {

    /** Fewest characters of a new password; 8 to 128, 15 advised. */
    @WithDefault("8")
    int minLength();

    /** Whether a user who changes his own password under /api must name the current one. */
    @WithDefault("true")
    boolean requireCurrent();

    /** Hashes computed at once; 0: one less than there are processors, at least 1. */
    @WithDefault("0")
    int poolSize();

    /** Hashes waiting for their turn; one more is answered with 503. */
    @WithDefault("64")
    int queueSize();
}
