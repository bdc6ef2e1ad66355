package io.sessionsuite.peer;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sessionsuite.login.LoginRecords;
import io.sessionsuite.login.RedisLoginRecords;
import io.sessionsuite.redis.CallMetrics;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.RedisSettings;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import java.time.Duration;

/** The login records, over as many connections as store-service has. */
final class RedisCallers {

    private RedisCallers() {}

    static LoginRecords of(Vertx vertx, String uri) {
        return new RedisLoginRecords(new RedisScripts(
                vertx,
                Redis.createClient(vertx, uri),
                new RedisSettings(Duration.ofSeconds(1), 4, 2_000),
                new CallMetrics(new SimpleMeterRegistry(), "peer"),
                failure -> failure));
    }
}
