package io.sessionsuite.auth.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What Redis has to be for this service to count as ready. */
@ConfigMapping(prefix = "auth.redis")
interface ReadinessConfig {

    /** The {@code appendfsync} it must have: {@code always}, {@code everysec}, {@code no} or {@code any}. */
    @WithDefault("always")
    String fsyncPolicy();
}
