package io.sessionsuite.coordination.blocking;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.http.ReadOptions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Reads that answer at once or wait for a change (contract 7.3). A read without index is done and answered. One with an
 * index enters the {@link Registry}, reads, and is answered if the index it got is larger than the one it knows; else
 * it stays there, with a timer, until {@link Wakeups} or the timer finds an answer.
 */
@Singleton
public final class BlockingReads {

    private static final int JITTER_PART = 16;

    private final Vertx vertx;
    private final Registry registry;
    private final Wakeups wakeups;
    private final BlockingSettings settings;

    @Inject
    BlockingReads(Vertx vertx, Registry registry, Wakeups wakeups, BlockingSettings settings) {
        this.vertx = vertx;
        this.registry = registry;
        this.wakeups = wakeups;
        this.settings = settings;
    }

    /** Subscribing begins the read; cancelling gives up the place. */
    public <T> Uni<Fresh<T>> read(Read<T> read, ReadOptions options) {
        if (!options.blocks()) {
            return read.run().map(snapshot -> new Fresh<>(snapshot, null));
        }
        if (wakeups.isStopping()) {
            return read.run().map(snapshot -> new Fresh<>(snapshot, WokenBy.SHUTDOWN));
        }
        return Uni.createFrom().emitter(emitter -> enter(read, options, emitter));
    }

    private <T> void enter(Read<T> read, ReadOptions options, UniEmitter<? super Fresh<T>> emitter) {
        if (isFull(read)) {
            emitter.fail(new CoordinationError(ErrorCode.TOO_MANY_PARKED, "Too many blocking queries")
                    .with("Retry-After", "1"));
            return;
        }
        Context context = vertx.getOrCreateContext();
        Waiter<T> waiter = registry.enter(read, group -> new Waiter<>(group, options.index(), emitter, context));
        Cancellable first = read.run()
                .subscribe()
                .with(snapshot -> arrive(waiter, snapshot, options), failure -> giveUp(waiter, failure));
        var unused = emitter.onTermination(() -> {
            first.cancel();
            registry.leave(waiter);
            waiter.stopTimer(vertx);
        });
    }

    private boolean isFull(Read<?> read) {
        boolean newNamespace = read.places().stream().anyMatch(place -> !registry.isWatched(place.namespace()));
        return registry.waiting() >= settings.maxParked()
                || newNamespace && registry.namespaces() >= settings.maxNamespaces();
    }

    private <T> void arrive(Waiter<T> waiter, Snapshot<T> snapshot, ReadOptions options) {
        switch (registry.arrive(waiter, snapshot)) {
            case ANSWERED -> waiter.answer(snapshot, WokenBy.CHANGE);
            case LOOK_AGAIN -> {
                wait(waiter, snapshot, options);
                wakeups.readAgain(waiter.group());
            }
            case PARKED -> wait(waiter, snapshot, options);
        }
    }

    private <T> void wait(Waiter<T> waiter, Snapshot<T> snapshot, ReadOptions options) {
        wakeups.follow(waiter.group(), snapshot.namespaceIndex());
        waiter.startTimer(vertx, waitMillis(options), () -> wakeups.look(waiter, WokenBy.TIMEOUT));
    }

    private void giveUp(Waiter<?> waiter, Throwable failure) {
        if (registry.leave(waiter)) {
            waiter.fail(failure);
        }
    }

    private long waitMillis(ReadOptions options) {
        Duration asked = Duration.ofNanos(options.waitNanos());
        Duration wait = asked.compareTo(Duration.ZERO) <= 0 ? settings.defaultWait() : asked;
        long nanos = Math.min(wait.toNanos(), settings.maxWait().toNanos());
        long jitter = ThreadLocalRandom.current().nextLong(nanos / JITTER_PART + 1);
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos + jitter) + 1);
    }
}
