package io.sessionsuite.auth.wire;

import io.quarkus.runtime.StartupEvent;
import io.sessionsuite.auth.bootstrap.Bootstrap;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Lets no test begin before the test application has its first administrator. */
@Singleton
class FirstStartDone {

    void await(@Observes @Priority(Integer.MAX_VALUE) StartupEvent start, @Readiness Bootstrap bootstrap) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> bootstrap.call().getStatus() == HealthCheckResponse.Status.UP);
    }
}
