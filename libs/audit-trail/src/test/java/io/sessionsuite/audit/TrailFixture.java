package io.sessionsuite.audit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.redis.CallMetrics;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.RedisSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;

/** An own Redis server and a client to it. */
final class TrailFixture implements AutoCloseable {

    final EmbeddedRedis server = EmbeddedRedis.builder().start();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final RedisScripts redis;
    private final Vertx vertx = Vertx.vertx();

    TrailFixture(Duration timeout) {
        Redis client = Redis.createClient(
                vertx, new RedisOptions().setConnectionString(server.uri()).setMaxWaitingHandlers(4096));
        redis = new RedisScripts(
                vertx,
                client,
                new RedisSettings(timeout, 1, 2_000),
                new CallMetrics(registry, "test"),
                failure -> failure);
    }

    double missed() {
        return registry.get("audit.missed").tag("client", "test").counter().count();
    }

    static <T> T get(Uni<T> call) {
        return call.await().atMost(Duration.ofSeconds(20));
    }

    @Override
    public void close() {
        redis.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.close();
    }
}
