package io.sessionsuite.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.runtime.ShutdownEvent;
import io.sessionsuite.audit.AuditTrail;
import io.sessionsuite.login.LoginRecords;
import io.sessionsuite.login.RedisLoginRecords;
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
final class RedisStoreClient {

    @Produces
    @Singleton
    @Identifier("store")
    RedisScripts scripts(Vertx vertx, @RedisClientName("store") Redis redis, StoreConfig config, MeterRegistry meters) {
        StoreConfig.RedisClient client = config.redis();
        return new RedisScripts(
                vertx,
                redis,
                new RedisSettings(client.timeout(), client.connections(), client.maxQueue()),
                new CallMetrics(meters, "store"),
                failure -> new StoreError.Unavailable("unavailable", failure.outcome(), failure));
    }

    /** Before the client itself is closed, which would look like a lost connection. */
    void close(@Observes ShutdownEvent event, @Identifier("store") RedisScripts scripts) {
        scripts.close();
    }

    @Produces
    @Singleton
    @Identifier("store")
    LoginRecords logins(@Identifier("store") RedisScripts scripts) {
        return new RedisLoginRecords(scripts);
    }

    @Produces
    @Singleton
    @Identifier("store")
    RedisReadiness readiness(@Identifier("store") RedisScripts scripts, StoreConfig config) {
        return new RedisReadiness(scripts, config.redis().fsyncPolicy());
    }

    @Produces
    @Singleton
    @Identifier("store")
    AuditTrail audit(@Identifier("store") RedisScripts scripts, MeterRegistry meters) {
        return new AuditTrail(scripts, meters, "store", Clock.systemUTC());
    }
}
