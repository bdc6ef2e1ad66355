package io.sessionsuite.load;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Requests fall due at a fixed rate; one that finds all lanes busy waits, and its wait counts (no coordinated
 * omission). Lives on one event loop.
 */
final class OpenLoop implements Generator.Loop {

    private static final long TICK_MILLIS = 1;

    private final Vertx vertx;
    private final Deque<Lane> idle;
    private final Deque<Long> due = new ArrayDeque<>();
    private final long lengthNanos;
    private final double perSecond;
    private final Tally tally = new Tally();
    private long startNanos;
    private long arrived;
    private int busy;
    private boolean over;

    OpenLoop(Vertx vertx, Lane[] lanes, long lengthNanos, double perSecond) {
        this.vertx = vertx;
        this.idle = new ArrayDeque<>(List.of(lanes));
        this.lengthNanos = lengthNanos;
        this.perSecond = perSecond;
    }

    @Override
    public void start(Promise<Void> finished) {
        startNanos = System.nanoTime();
        vertx.setPeriodic(TICK_MILLIS, timer -> {
            long elapsed = System.nanoTime() - startNanos;
            arrive(Math.min(elapsed, lengthNanos));
            send(finished);
            if (elapsed >= lengthNanos) {
                vertx.cancelTimer(timer);
                over = true;
                finishIfDone(finished);
            }
        });
    }

    private void arrive(long elapsedNanos) {
        long count = (long) (elapsedNanos / 1e9 * perSecond);
        for (; arrived < count; arrived++) {
            due.add(startNanos + (long) (arrived / perSecond * 1e9));
        }
    }

    private void send(Promise<Void> finished) {
        while (!due.isEmpty() && !idle.isEmpty()) {
            Lane lane = idle.remove();
            long dueNanos = due.remove();
            busy++;
            lane.go().onSuccess(failure -> {
                tally.add(failure, dueNanos);
                busy--;
                idle.add(lane);
                send(finished);
                finishIfDone(finished);
            });
        }
    }

    private void finishIfDone(Promise<Void> finished) {
        if (over && busy == 0 && due.isEmpty()) {
            finished.tryComplete();
        }
    }

    @Override
    public Tally tally() {
        return tally;
    }
}
