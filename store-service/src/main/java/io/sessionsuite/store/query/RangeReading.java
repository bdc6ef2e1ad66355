package io.sessionsuite.store.query;

import io.sessionsuite.store.query.Condition.Bound;
import io.sessionsuite.store.query.Condition.Range;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a range compares (store 6.3). */
public sealed interface RangeReading {

    /** ISO strings by their time, and numbers as epoch milliseconds; null: open. */
    record Times(@Nullable NumberReading lower, @Nullable NumberReading upper) implements RangeReading {}

    /** Numbers, and strings in byte order; null: open. */
    record Numbers(@Nullable NumberReading lower, @Nullable NumberReading upper) implements RangeReading {}

    /** Booleans, false before true, and strings in byte order. */
    record Truths() implements RangeReading {}

    /** Strings in byte order. */
    record Texts() implements RangeReading {}

    /** @param now the time of the search, epoch milliseconds */
    static RangeReading of(Range range, long now) {
        NumberReading lower = number(range.lower());
        NumberReading upper = number(range.upper());
        NumberReading from = time(range.lower(), now);
        NumberReading to = time(range.upper(), now);
        boolean timesOnly = (from != null || fits(range.lower(), lower)) && (to != null || fits(range.upper(), upper));
        if (timesOnly && (from != null || to != null)) {
            return new Times(from == null ? lower : from, to == null ? upper : to);
        }
        if (fits(range.lower(), lower) && fits(range.upper(), upper)) {
            return new Numbers(lower, upper);
        }
        return truth(range.lower()) && truth(range.upper()) ? new Truths() : new Texts();
    }

    private static boolean truth(Bound bound) {
        return bound.text() == null
                || bound.text().equals("true")
                || bound.text().equals("false");
    }

    private static boolean fits(Bound bound, @Nullable NumberReading number) {
        return bound.text() == null || number != null;
    }

    private static @Nullable NumberReading number(Bound bound) {
        return bound.text() == null ? null : NumberReading.of(bound.text());
    }

    private static @Nullable NumberReading time(Bound bound, long now) {
        if (bound.text() == null) {
            return null;
        }
        OptionalLong instant = DateMath.parse(bound.text(), now);
        OptionalLong time = instant.isPresent() ? instant : Instants.startOfDay(bound.text());
        return time.isPresent() ? NumberReading.of(time.getAsLong()) : null;
    }
}
