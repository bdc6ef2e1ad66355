package io.sessionsuite.store.index;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once every store found at the start has been level with Redis; later rebuilds concern their store alone. */
@Readiness
@Singleton
class IndexReadiness implements HealthCheck {

    private final ReadSide side;

    IndexReadiness(ReadSide side) {
        this.side = side;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("store-index").status(side.isReady()).build();
    }
}
