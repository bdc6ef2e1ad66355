package io.sessionsuite.coordination.session;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.http.GoDuration;
import java.time.Duration;

/**
 * How long a session lives after its creation and each renewal.
 *
 * @param given as the caller wrote it; shown again
 * @param duration zero for a session without end
 */
record Ttl(String given, Duration duration) {

    /** @throws CoordinationError 500 for what is no duration or outside the bounds */
    static Ttl parse(String text, SessionSettings settings) {
        long nanos = text.isEmpty() ? 0 : nanos(text);
        if (nanos != 0
                && (nanos < settings.ttlMin().toNanos()
                        || nanos > settings.ttlMax().toNanos())) {
            throw new CoordinationError(
                    ErrorCode.TTL_RANGE,
                    "Invalid Session TTL '" + nanos + "', must be between ["
                            + new GoDuration(settings.ttlMin().toNanos()) + '='
                            + new GoDuration(settings.ttlMax().toNanos()) + ']');
        }
        return new Ttl(text, Duration.ofNanos(nanos));
    }

    private static long nanos(String text) {
        try {
            return GoDuration.parse(text).nanos();
        } catch (GoDuration.Malformed e) {
            throw new CoordinationError(ErrorCode.BAD_TTL, "Session TTL '" + text + "' invalid: " + e.getMessage());
        }
    }

    /** The time from a renewal to the end, never shorter than the TTL; zero for none. */
    Duration life(LifeFactor factor) {
        if (duration.isZero()) {
            return Duration.ZERO;
        }
        long micros = (long) Math.ceil(duration.toNanos() / 1_000.0 * factor.multiplier());
        return Duration.ofMillis(Math.ceilDiv(micros, 1_000L)).plus(factor.slack());
    }
}
