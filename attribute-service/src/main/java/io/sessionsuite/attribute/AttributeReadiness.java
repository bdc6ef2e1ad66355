package io.sessionsuite.attribute;

import io.sessionsuite.redis.RedisReadiness;
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
class AttributeReadiness implements AsyncHealthCheck {

    private final RedisReadiness redis;

    AttributeReadiness(@Identifier("attribute") RedisReadiness redis) {
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
                .onFailure(AttributeError.Unavailable.class)
                .recoverWithItem(
                        answer().withData("problem", "Redis does not answer").down()::build);
    }

    private static HealthCheckResponseBuilder answer() {
        return HealthCheckResponse.named("attribute-service");
    }
}
