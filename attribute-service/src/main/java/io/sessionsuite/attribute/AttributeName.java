package io.sessionsuite.attribute;

/**
 * What an attribute is called: 1 to {@link AttributeLimits#nameLength()} code points without control characters,
 * case-sensitive and not normalised. Ordered by code point.
 */
record AttributeName(String text) implements Comparable<AttributeName> {

    /** The CSRF token reads like an attribute of this name and cannot be written. */
    static final AttributeName CSRF_TOKEN = new AttributeName("CSRFToken");

    boolean isCsrfToken() {
        return text.equals(CSRF_TOKEN.text);
    }

    /** Java orders surrogate pairs before U+E000 to U+FFFF; by code point they come after. */
    @Override
    public int compareTo(AttributeName other) {
        int shorter = Math.min(text.length(), other.text.length());
        for (int i = 0; i < shorter; i++) {
            char mine = text.charAt(i);
            char theirs = other.text.charAt(i);
            if (mine != theirs) {
                return Integer.compare(rank(mine), rank(theirs));
            }
        }
        return Integer.compare(text.length(), other.text.length());
    }

    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }

    @Override
    public String toString() {
        return text;
    }
}
