package io.sessionsuite.store;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Something done again and again, the next time a jittered pause after the last one ended, however it ended. */
public final class Rhythm {

    private static final Logger LOG = Logger.getLogger(Rhythm.class);

    private final Vertx vertx;
    private final long pauseMillis;
    private final Supplier<Uni<Void>> work;
    private volatile boolean ended;
    private volatile long timer = -1;
    private volatile Cancellable running = () -> {};

    public Rhythm(Vertx vertx, Duration pause, Supplier<Uni<Void>> work) {
        this.vertx = vertx;
        this.pauseMillis = Math.max(10, pause.toMillis());
        this.work = work;
    }

    public void begin() {
        long tenth = pauseMillis / 10;
        schedule(pauseMillis - tenth + ThreadLocalRandom.current().nextLong(tenth + 1));
    }

    public void end() {
        ended = true;
        vertx.cancelTimer(timer);
        running.cancel();
    }

    private void schedule(long millis) {
        if (!ended) {
            timer = vertx.setTimer(millis, due -> play());
        }
    }

    private void play() {
        running = work.get().subscribe().with(done -> begin(), failure -> {
            LOG.debug("A round in the background failed", failure);
            begin();
        });
    }
}
