package io.sessionsuite.auth.fusion;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Instants as this dialect spells them: ISO 8601 in UTC, milliseconds where there are any. */
final class Times {

    private Times() {}

    static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
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
