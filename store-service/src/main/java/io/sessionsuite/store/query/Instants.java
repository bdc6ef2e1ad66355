package io.sessionsuite.store.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** ISO instants in UTC, {@code YYYY-MM-DDThh:mm:ss[.f…]Z}, as epoch milliseconds; further digits are cut off. */
public final class Instants {

    private static final String DATE = "([+-]?[0-9]{4,9})-([0-9]{2})-([0-9]{2})";
    private static final Pattern DAY = Pattern.compile(DATE);
    private static final Pattern INSTANT =
            Pattern.compile(DATE + "T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]{1,30}))?Z");
    private static final int SHORTEST = "0000-01-01T00:00:00Z".length();
    private static final int LONGEST = 64;

    private Instants() {}

    /** @return epoch milliseconds; empty if the text is no instant */
    public static OptionalLong parse(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST || text.charAt(text.length() - 1) != 'Z') {
            return OptionalLong.empty();
        }
        Matcher parts = INSTANT.matcher(text);
        if (!parts.matches()) {
            return OptionalLong.empty();
        }
        try {
            LocalDateTime time = day(parts).atTime(number(parts, 4), number(parts, 5), number(parts, 6));
            return OptionalLong.of(time.toEpochSecond(ZoneOffset.UTC) * 1000 + milliseconds(parts.group(7)));
        } catch (DateTimeException noDate) {
            return OptionalLong.empty();
        }
    }

    /** @return the start of the UTC day {@code YYYY-MM-DD}; empty if the text is none */
    static OptionalLong startOfDay(String text) {
        Matcher parts = DAY.matcher(text);
        if (text.length() > LONGEST || !parts.matches()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(day(parts).toEpochDay() * 86_400_000);
        } catch (DateTimeException noDate) {
            return OptionalLong.empty();
        }
    }

    private static LocalDate day(Matcher parts) {
        return LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static long milliseconds(@Nullable String fraction) {
        return fraction == null ? 0 : Long.parseLong((fraction + "00").substring(0, 3));
    }
}
