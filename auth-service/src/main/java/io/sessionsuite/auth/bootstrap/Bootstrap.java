package io.sessionsuite.auth.bootstrap;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sessionsuite.auth.AuthError;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What must be there before the first login: the built-in realms and, unless the system waits for a claim, the first
 * administrator. Waits for Redis as long as it takes; until then this replica is not ready.
 */
@Singleton
@Readiness
public final class Bootstrap implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(Bootstrap.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final FirstStart firstStart;
    private volatile @Nullable Cancellable running;
    private volatile boolean done;

    public Bootstrap(FirstStart firstStart) {
        this.firstStart = firstStart;
    }

    void start(@Observes StartupEvent event) {
        running = run().subscribe().with(ready -> {}, failure -> LOG.error("First start failed", failure));
    }

    /** Makes what is missing; again and again while Redis does not answer. */
    public Uni<Void> run() {
        return firstStart
                .prepare()
                .onFailure(AuthError.Unavailable.class)
                .invoke(failure -> LOG.warnf("First start waits: %s", failure.getMessage()))
                .onFailure(AuthError.Unavailable.class)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .invoke(() -> done = true);
    }

    void stop(@Observes ShutdownEvent event) {
        Cancellable under = running;
        if (under != null) {
            under.cancel();
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("auth-service: first start")
                .status(done)
                .build();
    }
}
