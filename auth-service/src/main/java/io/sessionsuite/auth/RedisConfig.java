package io.sessionsuite.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How auth-service uses its Redis client. */
@ConfigMapping(prefix = "auth.redis")
interface RedisConfig {

    /** The longest one call may take, waiting for a connection included; 10 ms to 1 min. */
    @WithDefault("1s")
    Duration timeout();

    /** Connections kept open, each carries any number of calls at once; 1 to 16. */
    @WithDefault("4")
    int connections();

    /** Calls under way at once; one more is refused with 503. */
    @WithDefault("1000")
    int maxQueue();

    /**
     * The {@code appendfsync} Redis must have to be ready: {@code always}, {@code everysec}, {@code no} or {@code any}.
     */
    @WithDefault("always")
    String fsyncPolicy();
}
