package io.sessionsuite.auth.wire;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.sessionsuite.embedded.EmbeddedRedis;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A server without any data for one application that must be its first. */
public class EmptyRedis implements QuarkusTestResourceLifecycleManager {

    private @Nullable EmbeddedRedis redis;

    @Override
    public Map<String, String> start() {
        redis = EmbeddedRedis.builder().start();
        return Map.of("quarkus.redis.hosts", redis.uri());
    }

    @Override
    public void stop() {
        Objects.requireNonNull(redis).close();
    }
}
