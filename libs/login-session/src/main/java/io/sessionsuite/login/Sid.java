package io.sessionsuite.login;

import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The public half of a token: names the record, proves nothing. 22 characters of base64url (auth 3.1). */
public record Sid(String text) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{21}[AQgw]");
    static final int BYTES = 16;

    public Sid {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a sid");
        }
    }

    /** The sid of that text, or null if it has another form. */
    public static @Nullable Sid parse(String text) {
        return FORM.matcher(text).matches() ? new Sid(text) : null;
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
