package io.sessionsuite.load;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What became of the requests of a round: how long right answers took, and how many others there were of each kind. */
final class Tally {

    private final Histogram rightMicros = new Histogram(120_000_000, 3);
    private final SortedMap<String, Long> failures = new TreeMap<>();

    /** @param failure what was wrong with the answer; empty: nothing */
    void add(String failure, long startNanos) {
        if (failure.isEmpty()) {
            rightMicros.recordValue((System.nanoTime() - startNanos) / 1000);
        } else {
            failures.merge(failure, 1L, Long::sum);
        }
    }

    Histogram rightMicros() {
        return rightMicros;
    }

    long right() {
        return rightMicros.getTotalCount();
    }

    Map<String, Long> failures() {
        return failures;
    }
}
