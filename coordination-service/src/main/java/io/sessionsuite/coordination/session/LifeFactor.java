package io.sessionsuite.coordination.session;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What makes a life of a TTL.
 *
 * @param multiplier 1.0 to 2.0
 * @param slack added; zero below a multiplier of 2.0
 */
record LifeFactor(double multiplier, Duration slack) {

    private static final double CONSULS = 2.0;

    static LifeFactor configured(SessionSettings settings) {
        double multiplier = settings.ttlMultiplier();
        return new LifeFactor(multiplier, multiplier < CONSULS ? Duration.ZERO : settings.ttlSlack());
    }

    /**
     * @param asked the parameter {@code x-session-ttl-factor}, null if it is not there
     * @throws CoordinationError 400 for one that is none
     */
    LifeFactor orAsked(@Nullable String asked) {
        if (asked == null) {
            return this;
        }
        if (!asked.matches("1(\\.\\d{1,6})?|2(\\.0{1,6})?")) {
            throw new CoordinationError(ErrorCode.BAD_PARAMETER, "Invalid x-session-ttl-factor");
        }
        return new LifeFactor(Double.parseDouble(asked), Duration.ZERO);
    }
}
