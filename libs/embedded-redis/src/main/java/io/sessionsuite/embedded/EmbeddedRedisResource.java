package io.sessionsuite.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives Quarkus tests, packaged ones too, the {@linkplain EmbeddedRedis#shared() shared server} of the JVM as
 * {@code quarkus.redis.hosts}. It outlives the application: every set of tests in one JVM meets the same server.
 */
public final class EmbeddedRedisResource implements QuarkusTestResourceLifecycleManager {

    /** For Quarkus. */
    public EmbeddedRedisResource() {}

    @Override
    public Map<String, String> start() {
        return Map.of("quarkus.redis.hosts", EmbeddedRedis.shared().uri());
    }

    @Override
    public void stop() {}
}
