package io.sessionsuite.login;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The public half of a token: names the record, proves nothing. 22 characters of base64url (auth 3.1). */
public record Sid(String text) {

    static final int BYTES = 16;
    private static final int LENGTH = 22;

    /** The ends 16 bytes can have: the last character holds two bits. */
    private static final String LAST = "AQgw";

    public Sid {
        if (!isOne(text)) {
            throw new IllegalArgumentException("Not a sid");
        }
    }

    /** The sid of that text, or null if it has another form. */
    public static @Nullable Sid parse(String text) {
        return isOne(text) ? new Sid(text) : null;
    }

    private static boolean isOne(String text) {
        return text.length() == LENGTH && LAST.indexOf(text.charAt(LENGTH - 1)) >= 0 && isBase64Url(text);
    }

    /** Whether all of it is of that alphabet. */
    static boolean isBase64Url(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }

    static Sid of(byte[] bytes) {
        return new Sid(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The hash that is this login's record. */
    public String recordKey() {
        return "login:{" + text + "}";
    }

    /** The hash that holds this login's attributes, on the record's slot. */
    public String attributesKey() {
        return "attr:{" + text + "}";
    }

    @Override
    public String toString() {
        return text;
    }
}
