package io.sessionsuite.load;

import io.micrometer.core.instrument.MeterRegistry;
import io.sessionsuite.redis.CallMetrics;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.RedisSettings;
import io.sessionsuite.redis.Script;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** One key, one script to read it, one to write it. */
@ApplicationScoped
class RedisYardstick {

    private static final Script GET = Script.load("load/bare-get-1");
    private static final Script SET = Script.load("load/bare-set-1");
    private static final String KEY = "bare:key";

    private final RedisScripts redis;

    RedisYardstick(Vertx vertx, Redis client, MeterRegistry registry) {
        RedisSettings settings = new RedisSettings(Duration.ofSeconds(1), 2, 1_000);
        this.redis = new RedisScripts(vertx, client, settings, new CallMetrics(registry, "bare"), failure -> failure);
    }

    Uni<String> read() {
        return redis.script(GET).key(KEY).run().map(reply -> reply.text(1));
    }

    Uni<String> write(String value) {
        return redis.script(SET).key(KEY).arg(value).run().map(reply -> "{}");
    }
}
