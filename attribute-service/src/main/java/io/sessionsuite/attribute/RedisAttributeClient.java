package io.sessionsuite.attribute;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.runtime.ShutdownEvent;
import io.sessionsuite.audit.AuditTrail;
import io.sessionsuite.redis.CallMetrics;
import io.sessionsuite.redis.RedisReadiness;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.RedisSettings;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** This service's own connections to Redis and what stands on them. */
final class RedisAttributeClient {

    @Produces
    @Singleton
    @Identifier("attribute")
    RedisScripts scripts(
            Vertx vertx, @RedisClientName("attribute") Redis redis, AttributeConfig config, MeterRegistry meters) {
        AttributeConfig.RedisClient client = config.redis();
        return new RedisScripts(
                vertx,
                redis,
                new RedisSettings(client.timeout(), client.connections(), client.maxQueue()),
                new CallMetrics(meters, "attribute"),
                failure -> new AttributeError.Unavailable(failure, failure.outcome()));
    }

    /** Before the client itself is closed, which would look like a lost connection. */
    void close(@Observes ShutdownEvent event, @Identifier("attribute") RedisScripts scripts) {
        scripts.close();
    }

    @Produces
    @Singleton
    AttributeStore store(@Identifier("attribute") RedisScripts scripts, AttributeConfig config) {
        return new RedisAttributeStore(scripts, AttributeLimits.of(config.limits()));
    }

    @Produces
    @Singleton
    @Identifier("attribute")
    RedisReadiness readiness(@Identifier("attribute") RedisScripts scripts, AttributeConfig config) {
        return new RedisReadiness(scripts, config.redis().fsyncPolicy());
    }

    @Produces
    @Singleton
    @Identifier("attribute")
    AuditTrail audit(@Identifier("attribute") RedisScripts scripts, MeterRegistry meters) {
        return new AuditTrail(scripts, meters, "attribute", Clock.systemUTC());
    }
}
