package io.sessionsuite.store.query;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a document is sorted by (store 6.4). The natural order is the ascending one: numbers, instants, other strings in
 * byte order, booleans. Missing is not part of it: where it stands depends on the direction.
 */
public sealed interface SortValue {

    /** No value at the path. */
    record Missing() implements SortValue {}

    /** A number within 64 bits. */
    record Whole(long value) implements SortValue {}

    /** Another number. */
    record Real(double value) implements SortValue {}

    /** A string that is an instant, epoch milliseconds. */
    record Time(long value) implements SortValue {}

    /** Another string. */
    record Text(String value) implements SortValue {}

    /** A boolean. */
    record Truth(boolean value) implements SortValue {}

    /** The order of a sort key: descending is the reverse, but missing is last in both. */
    static int compare(SortValue one, SortValue other, boolean descending) {
        if (one instanceof Missing || other instanceof Missing) {
            return Boolean.compare(one instanceof Missing, other instanceof Missing);
        }
        return descending ? compare(other, one) : compare(one, other);
    }

    private static int compare(SortValue one, SortValue other) {
        int kinds = Integer.compare(rank(one), rank(other));
        if (kinds != 0) {
            return kinds;
        }
        return switch (one) {
            case Missing missing -> 0;
            case Whole whole -> compareNumbers(whole, other);
            case Real real -> compareNumbers(real, other);
            case Time time -> other instanceof Time with ? Long.compare(time.value(), with.value()) : 0;
            case Text text -> other instanceof Text with ? compareBytes(text.value(), with.value()) : 0;
            case Truth truth -> other instanceof Truth with ? Boolean.compare(truth.value(), with.value()) : 0;
        };
    }

    private static int rank(SortValue value) {
        return switch (value) {
            case Whole whole -> 0;
            case Real real -> 0;
            case Time time -> 1;
            case Text text -> 2;
            case Truth truth -> 3;
            case Missing missing -> 4;
        };
    }

    private static int compareNumbers(SortValue one, SortValue other) {
        if (one instanceof Whole left && other instanceof Whole right) {
            return Long.compare(left.value(), right.value());
        }
        int order = Double.compare(asDouble(one), asDouble(other));
        return order != 0 || Double.isInfinite(asDouble(one))
                ? order
                : exact(one).compareTo(exact(other));
    }

    private static double asDouble(SortValue number) {
        return number instanceof Whole whole ? whole.value() : ((Real) number).value();
    }

    private static BigDecimal exact(SortValue number) {
        return number instanceof Whole whole
                ? BigDecimal.valueOf(whole.value())
                : new BigDecimal(((Real) number).value());
    }

    private static int compareBytes(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** This value as text, for cursors. */
    default String encoded() {
        return switch (this) {
            case Missing missing -> "m";
            case Whole whole -> "l" + whole.value();
            case Real real -> "d" + real.value();
            case Time time -> "t" + time.value();
            case Text text -> "s" + text.value();
            case Truth truth -> "b" + truth.value();
        };
    }

    /** @throws IllegalArgumentException if the text is not what {@link #encoded()} gives */
    static SortValue decoded(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("no sort value");
        }
        String value = text.substring(1);
        return switch (text.charAt(0)) {
            case 'm' -> new Missing();
            case 'l' -> new Whole(Long.parseLong(value));
            case 'd' -> new Real(Double.parseDouble(value));
            case 't' -> new Time(Long.parseLong(value));
            case 's' -> new Text(value);
            case 'b' -> new Truth(Boolean.parseBoolean(value));
            default -> throw new IllegalArgumentException("no sort value");
        };
    }
}
