package io.sessionsuite.load;

import org.HdrHistogram.Histogram;

/**
 * What one round measured.
 *
 * @param perSecond answers a second
 * @param cpuMicros CPU time of service and store per answer
 * @param errors answers other than expected, and broken connections
 */
record Round(double perSecond, double cpuMicros, long errors, Histogram latencyMicros) {

    double percentileMillis(double percentile) {
        return latencyMicros.getValueAtPercentile(percentile) / 1000.0;
    }
}
