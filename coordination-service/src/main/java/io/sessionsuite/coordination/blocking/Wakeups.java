package io.sessionsuite.coordination.blocking;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.sessionsuite.coordination.StoreAway;
import io.sessionsuite.coordination.blocking.Read.Place;
import io.sessionsuite.coordination.namespace.Namespace;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Lets changes wake parked reads. What is woken is read again, equal reads once, at most {@link #READS_AT_ONCE} at a
 * time; a read that fails because Redis is away is repeated until the hold is over.
 */
@Singleton
final class Wakeups {

    private static final int READS_AT_ONCE = 64;
    private static final int RETRY_MILLIS = 200;

    private final Vertx vertx;
    private final Registry registry;
    private final ChangeStream stream;
    private final BlockingSettings settings;
    private final Counter rereads;
    private final Counter doubts;
    private final Map<Namespace, Outage> followed = new ConcurrentHashMap<>();
    private final Queue<Group<?>> queue = new ArrayDeque<>();
    private int reading;
    private volatile boolean stopping;

    @Inject
    Wakeups(Vertx vertx, Registry registry, ChangeStream stream, BlockingSettings settings, MeterRegistry meters) {
        this.vertx = vertx;
        this.registry = registry;
        this.stream = stream;
        this.settings = settings;
        this.rereads = meters.counter("coordination.blocking.rereads");
        this.doubts = meters.counter("coordination.blocking.doubts");
        Gauge.builder("coordination.blocking.parked", registry, Registry::waiting)
                .register(meters);
    }

    boolean isStopping() {
        return stopping;
    }

    /**
     * Sees to it that the namespaces of a group are followed.
     *
     * @param from the last change of its namespace the read has seen
     */
    void follow(Group<?> group, long from) {
        for (Place place : group.read().places()) {
            Outage fresh = new Outage(place.namespace());
            if (followed.putIfAbsent(place.namespace(), fresh) == null) {
                stream.follow(place.namespace(), from, fresh);
                // Others entered while nobody followed; what they read may be older than `from`.
                readAgain(registry.wakeOthers(place.namespace(), group));
            }
        }
    }

    void readAgain(Group<?> group) {
        readAgain(List.of(group));
    }

    private void readAgain(List<Group<?>> groups) {
        synchronized (queue) {
            queue.addAll(groups);
        }
        next();
    }

    private void next() {
        while (true) {
            Group<?> group;
            synchronized (queue) {
                if (reading >= READS_AT_ONCE || queue.isEmpty()) {
                    return;
                }
                group = queue.remove();
                reading++;
            }
            look(group);
        }
    }

    private <T> void look(Group<T> group) {
        registry.begin(group);
        rereads.increment();
        var unused = group.read()
                .run()
                .subscribe()
                .with(
                        snapshot -> {
                            done();
                            registry.answered(group, snapshot)
                                    .forEach(waiter -> waiter.answer(snapshot, WokenBy.CHANGE));
                        },
                        failure -> {
                            done();
                            failed(group, failure);
                        });
    }

    private void done() {
        synchronized (queue) {
            reading--;
        }
        next();
    }

    private void failed(Group<?> group, Throwable failure) {
        if (failure instanceof StoreAway) {
            vertx.setTimer(RETRY_MILLIS, timer -> readAgain(registry.wakeIfWaiting(group)));
        } else {
            registry.evict(group).forEach(waiter -> waiter.fail(failure));
        }
    }

    /** Answers one waiter with what there is now. */
    <T> void look(Waiter<T> waiter, WokenBy wokenBy) {
        var unused = waiter.group()
                .read()
                .run()
                .subscribe()
                .with(
                        snapshot -> {
                            if (registry.leave(waiter)) {
                                waiter.answer(snapshot, wokenBy);
                            }
                        },
                        failure -> {
                            if (registry.leave(waiter)) {
                                waiter.fail(failure);
                            }
                        });
    }

    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        long drain = Math.max(1, settings.drainTime().toMillis());
        for (Waiter<?> waiter : registry.parked(null)) {
            long moment = ThreadLocalRandom.current().nextLong(drain) + 1;
            vertx.setTimer(moment, timer -> look(waiter, WokenBy.SHUTDOWN));
        }
    }

    @PreDestroy
    void close() {
        stream.close();
    }

    /** Listens to one namespace and knows since when Redis is away. */
    private final class Outage implements ChangeStream.Listener {

        private final Namespace namespace;
        private long since;

        Outage(Namespace namespace) {
            this.namespace = namespace;
        }

        @Override
        public void changed(List<Change> changes) {
            since = 0;
            readAgain(registry.wake(namespace, changes));
        }

        @Override
        public void doubt() {
            since = 0;
            doubts.increment();
            readAgain(registry.wakeAll(namespace));
        }

        @Override
        public void away() {
            long now = System.nanoTime();
            since = since == 0 ? now : since;
            if (now - since > settings.outageHold().toNanos()) {
                for (Waiter<?> waiter : registry.parked(namespace)) {
                    if (registry.leave(waiter)) {
                        waiter.fail(new StoreAway(true));
                    }
                }
            }
        }

        /**
         * Leaving and following anew are told apart by the map: who parks after this finds the namespace not followed.
         */
        @Override
        public boolean goesOn() {
            if (registry.isWatched(namespace)) {
                return true;
            }
            followed.remove(namespace, this);
            if (!registry.isWatched(namespace)) {
                return false;
            }
            return followed.putIfAbsent(namespace, this) == null;
        }
    }
}
