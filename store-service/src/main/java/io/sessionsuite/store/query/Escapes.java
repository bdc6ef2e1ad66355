package io.sessionsuite.store.query;

/**
 * Backslash escapes (store 6.1): <code>&#92;uXXXX</code> is that UTF-16 unit, any other escaped character is itself.
 */
final class Escapes {

    private static final int HEX_DIGITS = 4;

    private Escapes() {}

    /** @param position of the text in the query, for errors */
    static String removed(String text, int position) {
        return text.indexOf('\\') < 0 ? text : resolved(text, position, "");
    }

    /** Keeps wildcards apart from literal characters: those that could be taken for one stay escaped. */
    static String inPattern(String text, int position) {
        return text.indexOf('\\') < 0 ? text : resolved(text, position, "*?\\");
    }

    private static String resolved(String text, int position, String protectedCharacters) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '\\') {
                i++;
                if (i == text.length()) {
                    throw Token.error("nothing follows the escape character", position + i - 1);
                }
                next = text.charAt(i);
                if (next == 'u') {
                    next = unit(text, i + 1, position);
                    i += HEX_DIGITS;
                }
                if (protectedCharacters.indexOf(next) >= 0) {
                    plain.append('\\');
                }
            }
            plain.append(next);
        }
        return plain.toString();
    }

    private static char unit(String text, int from, int position) {
        int unit = 0;
        for (int i = from; i < from + HEX_DIGITS; i++) {
            int digit = i < text.length() && text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                throw Token.error("unicode escape without four hexadecimal digits", position + from - 2);
            }
            unit = unit * 16 + digit;
        }
        return (char) unit;
    }
}
