package io.sessionsuite.load;

import io.vertx.core.Promise;
import org.HdrHistogram.Histogram;

/** Keeps all lanes busy for a time. Lives on one event loop. */
final class ClosedLoop implements Generator.Loop {

    private final Lane[] lanes;
    private final long lengthNanos;
    private final Histogram latencyMicros = new Histogram(120_000_000, 3);
    private long endNanos;
    private long errors;
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
        lane.go().onSuccess(met -> {
            latencyMicros.recordValue((System.nanoTime() - start) / 1000);
            errors += met ? 0 : 1;
            next(lane, finished);
        });
    }

    @Override
    public Histogram latencyMicros() {
        return latencyMicros;
    }

    @Override
    public long errors() {
        return errors;
    }
}
