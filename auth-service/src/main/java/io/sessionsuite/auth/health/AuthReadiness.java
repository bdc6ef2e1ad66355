package io.sessionsuite.auth.health;

import io.sessionsuite.auth.AuthError;
import io.sessionsuite.redis.RedisReadiness;
import io.sessionsuite.redis.RedisReadiness.Findings;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while Redis can be trusted with logins; the reasons against it stand in the answer. */
@Readiness
@ApplicationScoped
class AuthReadiness implements AsyncHealthCheck {

    private static final String NAME = "auth-service: Redis";

    private final RedisReadiness redis;

    AuthReadiness(@Identifier("auth") RedisReadiness redis) {
        this.redis = redis;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return redis.look()
                .map(AuthReadiness::judged)
                .onFailure(AuthError.Unavailable.class)
                .recoverWithItem(failure -> HealthCheckResponse.named(NAME)
                        .down()
                        .withData("problem", "Redis does not answer")
                        .build());
    }

    private static HealthCheckResponse judged(Findings findings) {
        return HealthCheckResponse.named(NAME)
                .status(findings.problems().isEmpty())
                .withData("problems", String.join("; ", findings.problems()))
                .withData("appendfsync", findings.durability())
                .build();
    }
}
