package io.sessionsuite.coordination.unit;

import java.time.Duration;

/**
 * What a sweep goes by.
 *
 * @param grace how long session time runs on after the last beat
 * @param tombstoneTtl how long a deletion is remembered
 */
public record SweepTimes(Duration grace, Duration tombstoneTtl) {}
