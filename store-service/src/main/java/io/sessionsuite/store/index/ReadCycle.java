package io.sessionsuite.store.index;

import io.sessionsuite.store.StoreError;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rounds that keep one store's index level with Redis: one at a time, and whoever waits joins the <em>next</em>
 * one, so that its look at Redis comes after the question. Rounds nobody waits for keep a distance, so that they fetch
 * many changes together.
 */
final class ReadCycle {

    /** One round. */
    interface Round {

        /** @param wanted whether somebody waits for its end */
        Uni<Moment> run(boolean wanted);
    }

    private static final Duration DISTANCE = Duration.ofMillis(50);

    private final Round round;
    private Set<UniEmitter<? super Moment>> waiting = new LinkedHashSet<>();
    private boolean nudged;
    private boolean running;
    private boolean keepingDistance;
    private long beganNanos = System.nanoTime() - DISTANCE.toNanos();
    private @Nullable StoreError ended;

    ReadCycle(Round round) {
        this.round = round;
    }

    /** Waits for a round that begins after this; what it saw may be read from then on. */
    Uni<Moment> join() {
        return Uni.createFrom().emitter(emitter -> enter(emitter.onTermination(() -> leave(emitter))));
    }

    /** Asks for a round that nobody waits for. */
    void nudge() {
        synchronized (this) {
            nudged = true;
            if (running || keepingDistance || ended != null) {
                return;
            }
            running = true;
        }
        next();
    }

    private void keepDistance() {
        Cancellable unused = Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(DISTANCE)
                .subscribe()
                .with(over -> {
                    synchronized (this) {
                        keepingDistance = false;
                        if (running || ended != null) {
                            return;
                        }
                        running = true;
                    }
                    next();
                });
    }

    /** Everybody who waits or comes gets this; the round that runs is left alone. */
    void end(StoreError reason) {
        Set<UniEmitter<? super Moment>> left;
        synchronized (this) {
            ended = reason;
            left = waiting;
            waiting = new LinkedHashSet<>();
        }
        left.forEach(emitter -> emitter.fail(reason));
    }

    /** How many wait for the next round. */
    synchronized int waiting() {
        return waiting.size();
    }

    private void enter(UniEmitter<? super Moment> emitter) {
        StoreError refusal;
        synchronized (this) {
            refusal = ended;
            if (refusal == null) {
                waiting.add(emitter);
                if (running) {
                    return;
                }
                running = true;
            }
        }
        if (refusal == null) {
            next();
        } else {
            emitter.fail(refusal);
        }
    }

    private synchronized void leave(UniEmitter<? super Moment> emitter) {
        waiting.remove(emitter);
    }

    /** True if a round nobody waits for is put off. */
    private boolean isEarly() {
        boolean early = System.nanoTime() - beganNanos < DISTANCE.toNanos();
        if (early && !keepingDistance) {
            keepingDistance = true;
            keepDistance();
        }
        return early;
    }

    private void next() {
        Set<UniEmitter<? super Moment>> joined;
        synchronized (this) {
            joined = waiting;
            if (ended != null || (joined.isEmpty() && (!nudged || isEarly()))) {
                running = false;
                return;
            }
            waiting = new LinkedHashSet<>();
            nudged = false;
            beganNanos = System.nanoTime();
        }
        // Never cancelled: what a round has under way must not outlive it.
        Cancellable unused = round.run(!joined.isEmpty())
                .subscribe()
                .with(
                        moment -> {
                            joined.forEach(emitter -> emitter.complete(moment));
                            next();
                        },
                        failure -> {
                            joined.forEach(emitter -> emitter.fail(failure));
                            next();
                        });
    }
}
