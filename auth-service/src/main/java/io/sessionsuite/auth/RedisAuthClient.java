package io.sessionsuite.auth;

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
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** This service's own connections to Redis, the login records and the audit trail on them. */
final class RedisAuthClient {

    @Produces
    @Singleton
    @Identifier("auth")
    RedisScripts scripts(Vertx vertx, @RedisClientName("auth") Redis redis, RedisConfig config, MeterRegistry meters) {
        RedisSettings settings = new RedisSettings(config.timeout(), config.connections(), config.maxQueue());
        return new RedisScripts(
                vertx,
                redis,
                settings,
                new CallMetrics(meters, "auth"),
                failure -> AuthError.Unavailable.because(failure, failure.outcome()));
    }

    /** Last of all, and before Quarkus ends the client: an ended connection would be replaced. */
    void close(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent event, @Identifier("auth") RedisScripts scripts) {
        scripts.close();
    }

    void close(@Disposes @Identifier("auth") RedisScripts scripts) {
        scripts.close();
    }

    @Produces
    @Singleton
    @Identifier("auth")
    AuditTrail audit(@Identifier("auth") RedisScripts scripts, MeterRegistry meters) {
        return new AuditTrail(scripts, meters, "auth", Clock.systemUTC());
    }

    @Produces
    @Singleton
    @Identifier("auth")
    LoginRecords records(@Identifier("auth") RedisScripts scripts) {
        return new RedisLoginRecords(scripts);
    }

    @Produces
    @Singleton
    @Identifier("auth")
    RedisReadiness readiness(@Identifier("auth") RedisScripts scripts, RedisConfig config) {
        return new RedisReadiness(scripts, config.fsyncPolicy());
    }
}
