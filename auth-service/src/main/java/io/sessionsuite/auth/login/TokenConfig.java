package io.sessionsuite.auth.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Access tokens of {@code POST /oauth2/token}. */
@ConfigMapping(prefix = "auth.token")
public interface TokenConfig {

    /** Their whole life, activity or not; more than 0. */
    @WithDefault("1800s")
    Duration lifetime();
}
