package io.sessionsuite.coordination.unit;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.client.RedisClientName;
import io.sessionsuite.coordination.StoreAway;
import io.sessionsuite.redis.CallMetrics;
import io.sessionsuite.redis.RedisFailure;
import io.sessionsuite.redis.RedisReadiness;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.RedisSettings;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The service's connections to Redis. */
@Singleton
final class RedisCoordinationClient {

    @Produces
    @Singleton
    @Identifier("coordination")
    RedisScripts scripts(
            Vertx vertx, @RedisClientName("coordination") Redis redis, StoreSettings settings, MeterRegistry meters) {
        return new RedisScripts(
                vertx,
                redis,
                new RedisSettings(settings.timeout(), settings.connections(), settings.maxQueue()),
                new CallMetrics(meters, "coordination"),
                failure -> new StoreAway(failure instanceof RedisFailure.NotDone));
    }

    void close(@Disposes @Identifier("coordination") RedisScripts scripts) {
        scripts.close();
    }

    @Produces
    @Singleton
    @Identifier("coordination")
    RedisReadiness readiness(@Identifier("coordination") RedisScripts scripts, StoreSettings settings) {
        return new RedisReadiness(scripts, settings.fsyncPolicy());
    }
}
