package io.sessionsuite.coordination.unit;

import java.time.Duration;
import java.util.Optional;

/**
 * What one sweep of a namespace did.
 *
 * @param ended sessions ended
 * @param next until the next deadline, if there is one
 * @param moreDue whether something was left for the next sweep
 * @param late how long the latest session was past its deadline
 */
public record Sweep(long ended, Optional<Duration> next, boolean moreDue, Duration late) {}
