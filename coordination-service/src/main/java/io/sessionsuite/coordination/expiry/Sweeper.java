package io.sessionsuite.coordination.expiry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.session.SessionSettings;
import io.sessionsuite.coordination.unit.RedisUnits;
import io.sessionsuite.coordination.unit.Sweep;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sweeps every namespace, on every replica: when its next deadline is due, and at least once a poll. As nothing can be
 * created that ends sooner than the shortest TTL, and the poll is half of that, no deadline is missed whichever replica
 * set it, also if that one is gone.
 */
@Singleton
final class Sweeper {

    private static final long NAMES_MILLIS = 1_000;
    private static final long LEAST_PAUSE_MILLIS = 10;

    private final Vertx vertx;
    private final RedisUnits units;
    private final long pollMillis;
    private final Timer lateness;
    private final Map<Namespace, Rounds> rounds = new ConcurrentHashMap<>();
    private volatile boolean stopped;
    private long namesTimer;
    private volatile Cancellable reading = () -> {};

    @Inject
    Sweeper(Vertx vertx, RedisUnits units, SessionSettings settings, MeterRegistry meters) {
        this.vertx = vertx;
        this.units = units;
        this.pollMillis =
                Math.max(LEAST_PAUSE_MILLIS, Math.min(1_000, settings.ttlMin().toMillis() / 2));
        this.lateness = meters.timer("coordination.expiry.lateness");
    }

    void start(@Observes StartupEvent event) {
        readNames();
        namesTimer = vertx.setPeriodic(NAMES_MILLIS, timer -> readNames());
    }

    @PreDestroy
    void stop() {
        stopped = true;
        vertx.cancelTimer(namesTimer);
        reading.cancel();
        rounds.values().forEach(Rounds::cancel);
    }

    private void readNames() {
        reading = units.namespaces().subscribe().with(this::cover, away -> {});
    }

    private void cover(Set<Namespace> names) {
        rounds.keySet().retainAll(names);
        for (Namespace name : names) {
            rounds.computeIfAbsent(name, Rounds::new).begin();
        }
    }

    /** The sweeps of one namespace, one after the other. */
    private final class Rounds {

        private final Namespace namespace;
        private boolean begun;
        private volatile Cancellable running = () -> {};

        Rounds(Namespace namespace) {
            this.namespace = namespace;
        }

        synchronized void begin() {
            if (!begun) {
                begun = true;
                sweep();
            }
        }

        void cancel() {
            running.cancel();
        }

        private void sweep() {
            if (stopped || rounds.get(namespace) != this) {
                return;
            }
            running = units.expire(namespace, java.util.List.of())
                    .subscribe()
                    .with(this::swept, away -> again(pollMillis));
        }

        private void swept(Sweep sweep) {
            if (sweep.ended() > 0) {
                lateness.record(sweep.late());
            }
            long pause = sweep.moreDue()
                    ? LEAST_PAUSE_MILLIS
                    : sweep.next().map(Duration::toMillis).orElse(pollMillis);
            again(Math.max(LEAST_PAUSE_MILLIS, Math.min(pollMillis, pause)));
        }

        private void again(long millis) {
            vertx.setTimer(millis, timer -> sweep());
        }
    }
}
