package io.sessionsuite.store.query;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Everything a value of a query can mean (store 6.3); the text itself is always one of the readings.
 *
 * @param number null: no number
 * @param truth null: no boolean
 * @param instant epoch milliseconds, of an instant or of date math
 */
public record ValueReadings(
        String text,
        @Nullable NumberReading number,
        @Nullable Boolean truth,
        OptionalLong instant) {

    /** @param now the time of the search, epoch milliseconds */
    public static ValueReadings of(String text, long now) {
        return new ValueReadings(text, NumberReading.of(text), truth(text), DateMath.parse(text, now));
    }

    private static @Nullable Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }
}
