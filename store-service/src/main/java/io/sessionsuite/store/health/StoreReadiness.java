package io.sessionsuite.store.health;

import io.sessionsuite.redis.RedisReadiness;
import io.sessionsuite.store.StoreError;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while Redis answers and keeps what it is given; liveness never asks Redis. */
@Readiness
@Singleton
class StoreReadiness implements AsyncHealthCheck {

    private final RedisReadiness redis;

    StoreReadiness(@Identifier("store") RedisReadiness redis) {
        this.redis = redis;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return redis.look()
                .map(findings -> {
                    HealthCheckResponseBuilder answer = answer().withData("appendfsync", findings.durability());
                    findings.problems().forEach(problem -> answer.withData("problem", problem));
                    return answer.status(findings.problems().isEmpty()).build();
                })
                .onFailure(StoreError.Unavailable.class)
                .recoverWithItem(() -> answer().withData("problem", "Redis does not answer")
                        .down()
                        .build());
    }

    private static HealthCheckResponseBuilder answer() {
        return HealthCheckResponse.named("store-service");
    }
}
