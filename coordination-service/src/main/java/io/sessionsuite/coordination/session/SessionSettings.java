package io.sessionsuite.coordination.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How sessions live. */
@ConfigMapping(prefix = "coordination.session")
public interface SessionSettings {

    /** A session lives its TTL times this, 1.0 to 2.0. */
    @WithDefault("2.0")
    double ttlMultiplier();

    /** Added to that life; nothing is added below a multiplier of 2.0. */
    @WithDefault("50ms")
    Duration ttlSlack();

    /** The shortest TTL a caller may ask for; at least 100 ms. */
    @WithDefault("10s")
    Duration ttlMin();

    /** The longest TTL a caller may ask for. */
    @WithDefault("24h")
    Duration ttlMax();

    /**
     * How long session time runs on while nobody can keep it; longer than 1 s, or than half of {@code ttl-min} if less.
     */
    @WithDefault("3s")
    Duration outageGrace();

    /** Keys one session may hold. */
    @WithDefault("10000")
    int maxLocks();
}
