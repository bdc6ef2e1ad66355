package io.sessionsuite.load;

import io.vertx.core.Promise;

/** Keeps all lanes busy for a time. Lives on one event loop. */
final class ClosedLoop implements Generator.Loop {

    private final Lane[] lanes;
    private final long lengthNanos;
    private final Tally tally = new Tally();
    private long endNanos;
    private int busy;

    ClosedLoop(Lane[] lanes, long lengthNanos) {
        this.lanes = lanes;
        this.lengthNanos = lengthNanos;
    }

    @Override
    public void start(Promise<Void> finished) {
        endNanos = System.nanoTime() + lengthNanos;
        busy = lanes.length;
        for (Lane lane : lanes) {
            next(lane, finished);
        }
    }

    private void next(Lane lane, Promise<Void> finished) {
        long start = System.nanoTime();
        if (start >= endNanos) {
            if (--busy == 0) {
                finished.complete();
            }
            return;
        }
        lane.go().onSuccess(failure -> {
            tally.add(failure, start);
            next(lane, finished);
        });
    }

    @Override
    public Tally tally() {
        return tally;
    }
}
