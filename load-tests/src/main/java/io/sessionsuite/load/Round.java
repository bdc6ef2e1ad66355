package io.sessionsuite.load;

/**
 * What one round measured.
 *
 * @param perSecond right answers a second
 * @param cpuMicros CPU time of service and store per right answer, that of failed requests included
 */
record Round(double perSecond, double cpuMicros, Tally tally) {

    /** Of the right answers. */
    double percentileMillis(double percentile) {
        return tally.rightMicros().getValueAtPercentile(percentile) / 1000.0;
    }
}
