package io.sessionsuite.store.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates of queries: {@code NOW} or an instant, then {@code +nUNIT}, {@code -nUNIT}, {@code /UNIT} from left to right,
 * in UTC.
 */
final class DateMath {

    private static final String NOW = "NOW";
    private static final int LONGEST = 1024;
    private static final Pattern STEP = Pattern.compile("/([A-Z]+)|([+-])([0-9]+)([A-Z]+)");

    /**
     * Solr reads the dates of queries less strictly than instants are written: one digit will do, 24:00:00 is the next
     * day.
     */
    private static final DateTimeFormatter LENIENT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .parseLenient()
            .appendInstant()
            .toFormatter(Locale.ROOT);

    private static final Map<String, ChronoUnit> UNITS = Map.ofEntries(
            Map.entry("YEAR", ChronoUnit.YEARS),
            Map.entry("YEARS", ChronoUnit.YEARS),
            Map.entry("MONTH", ChronoUnit.MONTHS),
            Map.entry("MONTHS", ChronoUnit.MONTHS),
            Map.entry("DAY", ChronoUnit.DAYS),
            Map.entry("DAYS", ChronoUnit.DAYS),
            Map.entry("DATE", ChronoUnit.DAYS),
            Map.entry("HOUR", ChronoUnit.HOURS),
            Map.entry("HOURS", ChronoUnit.HOURS),
            Map.entry("MINUTE", ChronoUnit.MINUTES),
            Map.entry("MINUTES", ChronoUnit.MINUTES),
            Map.entry("SECOND", ChronoUnit.SECONDS),
            Map.entry("SECONDS", ChronoUnit.SECONDS),
            Map.entry("MILLI", ChronoUnit.MILLIS),
            Map.entry("MILLIS", ChronoUnit.MILLIS),
            Map.entry("MILLISECOND", ChronoUnit.MILLIS),
            Map.entry("MILLISECONDS", ChronoUnit.MILLIS));

    private DateMath() {}

    /**
     * @param now epoch milliseconds
     * @return epoch milliseconds; empty if the text is no date
     */
    static OptionalLong parse(String text, long now) {
        if (text.length() > LONGEST) {
            return OptionalLong.empty();
        }
        if (text.startsWith(NOW)) {
            return stepped(now, text, NOW.length());
        }
        int zone = text.indexOf('Z') + 1;
        OptionalLong start = zone == 0 ? OptionalLong.empty() : start(text.substring(0, zone));
        return start.isPresent() ? stepped(start.getAsLong(), text, zone) : start;
    }

    private static OptionalLong start(String text) {
        OptionalLong instant = Instants.parse(text);
        return instant.isPresent() || "+-0123456789".indexOf(text.charAt(0)) < 0 ? instant : lenient(text);
    }

    private static OptionalLong lenient(String text) {
        try {
            return OptionalLong.of(LENIENT.parse(text, Instant::from).toEpochMilli());
        } catch (DateTimeException | ArithmeticException noDate) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong stepped(long start, String text, int from) {
        try {
            LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(start), ZoneOffset.UTC);
            Matcher step = STEP.matcher(text).region(from, text.length());
            int at = from;
            while (step.lookingAt()) {
                time = step(time, step);
                at = step.end();
                step.region(at, text.length());
            }
            return at == text.length()
                    ? OptionalLong.of(time.toInstant(ZoneOffset.UTC).toEpochMilli())
                    : OptionalLong.empty();
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException noDate) {
            return OptionalLong.empty();
        }
    }

    private static LocalDateTime step(LocalDateTime time, Matcher step) {
        if (step.group(1) != null) {
            return rounded(time, unit(step.group(1)));
        }
        long amount = Integer.parseInt(step.group(3));
        return time.plus(step.group(2).equals("-") ? -amount : amount, unit(step.group(4)));
    }

    private static ChronoUnit unit(String name) {
        ChronoUnit unit = UNITS.get(name);
        if (unit == null) {
            throw new IllegalArgumentException("no unit of time");
        }
        return unit;
    }

    private static LocalDateTime rounded(LocalDateTime time, ChronoUnit unit) {
        return switch (unit) {
            case YEARS -> time.withDayOfYear(1).truncatedTo(ChronoUnit.DAYS);
            case MONTHS -> time.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
            default -> time.truncatedTo(unit);
        };
    }
}
