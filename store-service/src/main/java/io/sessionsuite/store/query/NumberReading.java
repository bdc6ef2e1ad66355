package io.sessionsuite.store.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text as a number (store 6.3). Against longs it is exact. Against doubles it is the nearest double, as stored
 * numbers are, but an integer of 64 bits is exact there, too.
 */
public final class NumberReading {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");

    /** Beyond this many characters or powers of ten only the nearest double counts. */
    private static final int LONGEST_EXACT = 400;

    private static final BigDecimal LOWEST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final @Nullable BigDecimal exact;
    private final double nearest;
    private final boolean integer;

    private NumberReading(@Nullable BigDecimal exact, double nearest, boolean integer) {
        this.exact = exact;
        this.nearest = nearest;
        this.integer = integer;
    }

    /** @return null if the text is no number */
    static @Nullable NumberReading of(String text) {
        if (text.isEmpty() || text.charAt(0) > '9' || !NUMBER.matcher(text).matches()) {
            return null;
        }
        BigDecimal exact = exact(text);
        boolean integer = exact != null && fits(exact) && INTEGER.matcher(text).matches();
        return new NumberReading(exact, Double.parseDouble(text) + 0.0, integer);
    }

    public static NumberReading of(long number) {
        return new NumberReading(BigDecimal.valueOf(number), number, true);
    }

    private static @Nullable BigDecimal exact(String text) {
        if (text.length() > LONGEST_EXACT) {
            return null;
        }
        try {
            BigDecimal exact = new BigDecimal(text);
            long magnitude = (long) exact.precision() - exact.scale();
            return Math.abs(magnitude) > LONGEST_EXACT ? null : exact;
        } catch (NumberFormatException exponent) {
            return null;
        }
    }

    private static boolean fits(BigDecimal number) {
        return number.compareTo(LOWEST) >= 0 && number.compareTo(HIGHEST) <= 0;
    }

    /** The long that equals this number. */
    public OptionalLong asLong() {
        return exact != null && fits(exact) && exact.stripTrailingZeros().scale() <= 0
                ? OptionalLong.of(exact.longValueExact())
                : OptionalLong.empty();
    }

    /** Whether some double counts as equal, {@link #asDouble()}. */
    public boolean hasDouble() {
        return !integer || order() == 0;
    }

    public double asDouble() {
        return nearest;
    }

    /** @return the least long that is at least this number, or above it if exclusive; empty if there is none */
    public OptionalLong lowestLong(boolean inclusive) {
        BigDecimal bound = inclusive
                ? whole(RoundingMode.CEILING)
                : whole(RoundingMode.FLOOR).add(BigDecimal.ONE);
        return bound.compareTo(HIGHEST) > 0
                ? OptionalLong.empty()
                : OptionalLong.of(bound.max(LOWEST).longValueExact());
    }

    /** @return the greatest long that is at most this number, or below it if exclusive; empty if there is none */
    public OptionalLong highestLong(boolean inclusive) {
        BigDecimal bound = inclusive
                ? whole(RoundingMode.FLOOR)
                : whole(RoundingMode.CEILING).subtract(BigDecimal.ONE);
        return bound.compareTo(LOWEST) < 0
                ? OptionalLong.empty()
                : OptionalLong.of(bound.min(HIGHEST).longValueExact());
    }

    /** @return the least double that is at least this number, or above it if exclusive */
    public double lowestDouble(boolean inclusive) {
        int order = order();
        return order < 0 || order == 0 && !inclusive ? Math.nextUp(nearest) : nearest;
    }

    /** @return the greatest double that is at most this number, or below it if exclusive */
    public double highestDouble(boolean inclusive) {
        int order = order();
        return order > 0 || order == 0 && !inclusive ? Math.nextDown(nearest) : nearest;
    }

    /** How the nearest double compares with this number: 0 but for integers that have no double. */
    private int order() {
        return integer && exact != null ? new BigDecimal(nearest).compareTo(exact) : 0;
    }

    private BigDecimal whole(RoundingMode rounding) {
        if (exact != null) {
            return exact.setScale(0, rounding);
        }
        if (Double.isInfinite(nearest)) {
            return nearest > 0 ? HIGHEST.add(BigDecimal.TWO) : LOWEST.subtract(BigDecimal.TWO);
        }
        return new BigDecimal(nearest).setScale(0, rounding);
    }
}
