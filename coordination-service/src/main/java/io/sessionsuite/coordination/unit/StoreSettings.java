package io.sessionsuite.coordination.unit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How coordination-service uses Redis. */
@ConfigMapping(prefix = "coordination.redis")
public interface StoreSettings {

    /** The longest a call may take, waiting for a connection included. */
    @WithDefault("1500ms")
    Duration timeout();

    /** First part of every key. */
    @WithDefault("coord")
    String keyPrefix();

    /** Connections, each shared by many calls. */
    @WithDefault("2")
    int connections();

    /** Calls under way at once; one more is refused. */
    @WithDefault("10000")
    int maxQueue();

    /**
     * The {@code appendfsync} this Redis must have to be ready: {@code always}, {@code everysec}, {@code no} or
     * {@code any}.
     */
    @WithDefault("always")
    String fsyncPolicy();
}
