package io.sessionsuite.auth.fusion;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Instants as this dialect spells them: ISO 8601 in UTC, milliseconds where there are any. */
final class Times {

    private Times() {}

    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    static @Nullable String textOrNull(@Nullable Instant instant) {
        return instant == null ? null : text(instant);
    }

    /** The instant of a text with any offset. */
    static Instant parse(String text, String parameter) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw FusionError.invalid(parameter);
        }
    }
}
