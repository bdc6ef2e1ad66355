package io.sessionsuite.store.index;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** Meters of the read side: {@code store_…}. */
final class IndexMeters {

    private final Counter cycles;
    private final Counter pulls;
    private final Counter rebuilds;
    private final Counter trims;
    private final Counter unindexedPaths;
    private final Counter unindexedDocuments;
    private final Timer refresh;
    private final Timer barrier;

    IndexMeters(MeterRegistry meters) {
        this.cycles = meters.counter("store.cycles");
        this.pulls = meters.counter("store.pulls");
        this.rebuilds = meters.counter("store.rebuilds");
        this.trims = meters.counter("store.trimmed.entries");
        this.unindexedPaths = meters.counter("store.unindexed.paths");
        this.unindexedDocuments = meters.counter("store.unindexed.documents");
        this.refresh = meters.timer("store.refresh");
        this.barrier = meters.timer("store.barrier");
    }

    /** Watches a pool. */
    static void watch(MeterRegistry meters, String name, IndexPool pool) {
        meters.gauge("store." + name + ".queued", pool, IndexPool::queued);
        meters.gauge("store." + name + ".active", pool, IndexPool::active);
    }

    void looked() {
        cycles.increment();
    }

    void pulled(int partitions) {
        pulls.increment(partitions);
    }

    void rebuilt() {
        rebuilds.increment();
    }

    void trimmed(long entries) {
        trims.increment(entries);
    }

    void indexed(int skippedPaths, boolean readable) {
        if (skippedPaths > 0) {
            unindexedPaths.increment(skippedPaths);
        }
        if (!readable) {
            unindexedDocuments.increment();
        }
    }

    void refreshed(long startNanos) {
        refresh.record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
    }

    void waited(long startNanos) {
        barrier.record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
    }
}
