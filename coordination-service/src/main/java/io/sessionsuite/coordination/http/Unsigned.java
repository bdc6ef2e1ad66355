package io.sessionsuite.coordination.http;

/** Unsigned 64-bit numbers of a request: kept as decimal text, as flags go through unread from end to end. */
public final class Unsigned {

    private Unsigned() {}

    /**
     * The number without leading zeros.
     *
     * @throws NumberFormatException with Go's wording
     */
    public static String parse(String text) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new NumberFormatException(complaint(text, "invalid syntax"));
        }
        try {
            return Long.toUnsignedString(Long.parseUnsignedLong(text));
        } catch (NumberFormatException e) {
            throw new NumberFormatException(complaint(text, "value out of range"));
        }
    }

    private static String complaint(String text, String what) {
        String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return "strconv.ParseUint: parsing \"" + quoted + "\": " + what;
    }
}
