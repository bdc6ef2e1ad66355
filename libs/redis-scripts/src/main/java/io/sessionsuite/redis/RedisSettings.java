package io.sessionsuite.redis;

import java.time.Duration;

/**
 * How one service uses Redis.
 *
 * @param timeout the longest a call may take, waiting for a connection included; 10 ms to 1 min
 * @param connections pinned connections, each carries any number of calls at once; 1 to 16
 * @param maxQueue calls under way at once; one more is refused as {@link RedisFailure.NotDone}
 */
public record RedisSettings(Duration timeout, int connections, int maxQueue) {

    public RedisSettings {
        require(timeout.toMillis() >= 10 && timeout.toMillis() <= 60_000, "timeout", timeout);
        require(connections >= 1 && connections <= 16, "connections", connections);
        require(maxQueue >= 1, "max-queue", maxQueue);
    }

    private static void require(boolean valid, String key, Object value) {
        if (!valid) {
            throw new IllegalArgumentException("redis." + key + " out of range: " + value);
        }
    }
}
