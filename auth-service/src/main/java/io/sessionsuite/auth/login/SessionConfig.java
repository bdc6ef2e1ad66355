package io.sessionsuite.auth.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Clocks of login sessions; a change reaches new logins only. */
@ConfigMapping(prefix = "auth.session")
public interface SessionConfig {

    /** A silent session ends after this; more than 0. */
    @WithDefault("1800s")
    Duration idle();

    /** Every session ends after this; 0 for none, which the production profile refuses. */
    @WithDefault("28800s")
    Duration absolute();

    /** How long a dead session can still say why it died; 60 s to 24 h. */
    @WithDefault("3600s")
    Duration grace();
}
