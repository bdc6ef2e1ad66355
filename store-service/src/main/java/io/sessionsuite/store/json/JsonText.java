package io.sessionsuite.store.json;

import java.util.BitSet;

/**
 * Checks that bytes are one JSON text as RFC 8259 defines it, in UTF-8, and nothing else: no byte order mark, no
 * comments, no trailing commas, no other spelling of numbers. Nesting costs a bit a level, no stack.
 */
public final class JsonText {

    private final byte[] text;
    private final BitSet objects = new BitSet();
    private int depth;
    private int at;

    private JsonText(byte[] text) {
        this.text = text;
    }

    /**
     * The value of the whole text.
     *
     * @throws JsonSyntaxException if it is no JSON
     */
    public static JsonValue parse(byte[] text) {
        JsonText check = new JsonText(text);
        check.skipBlanks();
        int from = check.at;
        check.value();
        int to = check.at;
        check.skipBlanks();
        if (check.at < text.length) {
            throw check.bad();
        }
        return new JsonValue(text, from, to);
    }

    /** One value with all that is in it; the loop goes on until the level it began on is reached again. */
    private void value() {
        do {
            if (opens()) {
                continue;
            }
            scalar();
            closeFinished();
        } while (depth > 0);
    }

    /** Enters an object or array; false for a scalar. An empty one is left at once. */
    private boolean opens() {
        int c = peek();
        if (c != '{' && c != '[') {
            return false;
        }
        at++;
        objects.set(depth++, c == '{');
        skipBlanks();
        if (peek() == (c == '{' ? '}' : ']')) {
            at++;
            depth--;
            closeFinished();
        } else if (c == '{') {
            name();
        }
        return true;
    }

    /** After a value: the comma and the next place for one, or the ends of all that is finished with it. */
    private void closeFinished() {
        while (depth > 0) {
            boolean object = objects.get(depth - 1);
            skipBlanks();
            int c = peek();
            if (c == ',') {
                at++;
                skipBlanks();
                if (object) {
                    name();
                }
                return;
            }
            if (c != (object ? '}' : ']')) {
                throw bad();
            }
            at++;
            depth--;
        }
    }

    private void name() {
        if (peek() != '"') {
            throw bad();
        }
        string();
        skipBlanks();
        expect(':');
        skipBlanks();
    }

    private void scalar() {
        switch (peek()) {
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void word(String word) {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
    }

    private void number() {
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
    }

    private void digits() {
        if (!isDigit(peek())) {
            throw bad();
        }
        while (isDigit(peek())) {
            at++;
        }
    }

    private void string() {
        at++;
        while (true) {
            int c = peek();
            if (c == '"') {
                at++;
                return;
            }
            if (c == '\\') {
                at++;
                escape();
            } else if (c < 0x20) {
                throw bad();
            } else if (c < 0x80) {
                at++;
            } else {
                character(c);
            }
        }
    }

    private void escape() {
        int c = peek();
        at++;
        if (c == 'u') {
            for (int i = 0; i < 4; i++) {
                if (Character.digit(peek(), 16) < 0) {
                    throw bad();
                }
                at++;
            }
        } else if ("\"\\/bfnrt".indexOf(c) < 0) {
            at--;
            throw bad();
        }
    }

    /** A character of two to four bytes, in its shortest form and no surrogate. */
    private void character(int lead) {
        int low = 0x80;
        int high = 0xBF;
        int more;
        if (lead >= 0xC2 && lead <= 0xDF) {
            more = 1;
        } else if (lead >= 0xE0 && lead <= 0xEF) {
            more = 2;
            low = lead == 0xE0 ? 0xA0 : low;
            high = lead == 0xED ? 0x9F : high;
        } else if (lead >= 0xF0 && lead <= 0xF4) {
            more = 3;
            low = lead == 0xF0 ? 0x90 : low;
            high = lead == 0xF4 ? 0x8F : high;
        } else {
            throw bad();
        }
        at++;
        for (int i = 0; i < more; i++) {
            int c = peek();
            if (c < (i == 0 ? low : 0x80) || c > (i == 0 ? high : 0xBF)) {
                throw bad();
            }
            at++;
        }
    }

    private void expect(int wanted) {
        if (peek() != wanted) {
            throw bad();
        }
        at++;
    }

    private void skipBlanks() {
        while (at < text.length && JsonValue.isBlank(text[at])) {
            at++;
        }
    }

    /** The next byte, -1 at the end. */
    private int peek() {
        return at < text.length ? text[at] & 0xFF : -1;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private JsonSyntaxException bad() {
        return new JsonSyntaxException(Math.min(at, text.length));
    }
}
