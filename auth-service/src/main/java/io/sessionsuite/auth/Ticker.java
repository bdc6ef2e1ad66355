package io.sessionsuite.auth;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Work done again and again in the background. A round that is late delays the next, rounds never overlap; a round that
 * fails is logged once until one succeeds, and tried again at the next tick.
 */
public final class Ticker implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Ticker.class);

    private final String name;
    private final Cancellable running;
    private volatile boolean failing;

    private Ticker(String name, Duration interval, Supplier<Uni<Void>> round) {
        this.name = name;
        this.running = Multi.createFrom()
                .ticks()
                .every(interval)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> attempt(round))
                .subscribe()
                .with(done -> {}, defect -> LOG.errorf(defect, "%s stopped", name));
    }

    /** Starts at once; {@code round} is asked for a new recipe each time. */
    public static Ticker start(String name, Duration interval, Supplier<Uni<Void>> round) {
        return new Ticker(name, interval, round);
    }

    private Uni<Void> attempt(Supplier<Uni<Void>> round) {
        return Uni.createFrom()
                .deferred(round::get)
                .invoke(() -> failing = false)
                .onFailure()
                .invoke(this::report)
                .onFailure()
                .recoverWithNull();
    }

    private void report(Throwable failure) {
        if (!(failure instanceof AuthError.Unavailable)) {
            LOG.errorf(failure, "%s failed", name);
        } else if (!failing) {
            LOG.warnf("%s waits: %s", name, failure.getMessage());
        }
        failing = true;
    }

    @Override
    public void close() {
        running.cancel();
    }
}
