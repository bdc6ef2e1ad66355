package io.sessionsuite.coordination.http;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A duration as Go reads and prints it.
 *
 * @param nanos may be negative
 */
public record GoDuration(long nanos) {

    private static final BigDecimal MICROSECOND = BigDecimal.valueOf(1_000);
    private static final BigDecimal MILLISECOND = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal SECOND = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal MINUTE = BigDecimal.valueOf(60_000_000_000L);
    private static final Map<String, Long> UNITS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "μs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    /** A text that is no duration; the message is Go's. */
    public static final class Malformed extends IllegalArgumentException {
        Malformed(String message) {
            super(message);
        }
    }

    /**
     * Reads decimals with units, summed up, with an optional sign; a bare {@code 0} is the only number without a unit.
     *
     * @throws Malformed with Go's wording
     */
    public static GoDuration parse(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String rest = signed ? text.substring(1) : text;
        if (rest.equals("0")) {
            return new GoDuration(0);
        }
        if (rest.isEmpty()) {
            throw invalid(text);
        }
        BigDecimal sum = BigDecimal.ZERO;
        while (!rest.isEmpty()) {
            int number = lengthOfNumber(rest, text);
            int unit = lengthOfUnit(rest, number, text);
            sum = sum.add(amount(rest.substring(0, number), rest.substring(number, unit), text));
            rest = rest.substring(unit);
        }
        return new GoDuration(exact(text.startsWith("-") ? sum.negate() : sum, text));
    }

    private static int lengthOfNumber(String rest, String text) {
        int digits = 0;
        int dots = 0;
        int end = 0;
        while (end < rest.length() && (isDigit(rest.charAt(end)) || (rest.charAt(end) == '.' && dots == 0))) {
            if (rest.charAt(end) == '.') {
                dots++;
            } else {
                digits++;
            }
            end++;
        }
        if (digits == 0) {
            throw invalid(text);
        }
        return end;
    }

    private static int lengthOfUnit(String rest, int number, String text) {
        int end = number;
        while (end < rest.length() && rest.charAt(end) != '.' && !isDigit(rest.charAt(end))) {
            end++;
        }
        if (end == number) {
            throw new Malformed("time: missing unit in duration " + quoted(text));
        }
        return end;
    }

    private static BigDecimal amount(String number, String unit, String text) {
        Long nanos = UNITS.get(unit);
        if (nanos == null) {
            throw new Malformed("time: unknown unit " + quoted(unit) + " in duration " + quoted(text));
        }
        if (number.length() > 64) {
            throw invalid(text);
        }
        String plain = number.endsWith(".") ? number + '0' : number;
        return new BigDecimal(plain).multiply(BigDecimal.valueOf(nanos));
    }

    private static long exact(BigDecimal sum, String text) {
        try {
            return sum.toBigInteger().longValueExact();
        } catch (ArithmeticException e) {
            throw invalid(text);
        }
    }

    /** As {@code 24h0m0s}, {@code 1.5s}, {@code 250ms}, {@code 0s}. */
    @Override
    public String toString() {
        if (nanos == 0) {
            return "0s";
        }
        String sign = nanos < 0 ? "-" : "";
        BigDecimal all = BigDecimal.valueOf(nanos).abs();
        if (all.compareTo(SECOND) < 0) {
            return sign + belowSecond(all);
        }
        BigDecimal[] minutes = all.divideAndRemainder(MINUTE);
        String seconds = plain(minutes[1].divide(SECOND)) + 's';
        long whole = minutes[0].longValueExact();
        String hours = whole >= 60 ? whole / 60 + "h" : "";
        return sign + hours + (whole > 0 ? whole % 60 + "m" : "") + seconds;
    }

    private static String belowSecond(BigDecimal nanos) {
        if (nanos.compareTo(MICROSECOND) < 0) {
            return plain(nanos) + "ns";
        }
        return nanos.compareTo(MILLISECOND) < 0
                ? plain(nanos.divide(MICROSECOND)) + "µs"
                : plain(nanos.divide(MILLISECOND)) + "ms";
    }

    private static String plain(BigDecimal number) {
        String text = number.stripTrailingZeros().toPlainString();
        return text.equals("0.0") ? "0" : text;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Malformed invalid(String text) {
        return new Malformed("time: invalid duration " + quoted(text));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
