package io.sessionsuite.auth.form;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The records behind login pages nobody has logged in from yet (auth 3.2, 3.5). */
@ConfigMapping(prefix = "auth.prelogin")
interface PreloginConfig {

    /** How long a login page's cookie is good. */
    @WithDefault("300s")
    Duration ttl();

    /** The most records one address gets in a second; further login pages come without a cookie. */
    @WithDefault("20")
    int maxPerSecond();
}
