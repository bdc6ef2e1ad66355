package io.sessionsuite.login;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a login record stands for (auth 1.1, 3.2). */
public enum LoginKind {
    /** A login by a person: idle and absolute end, attributes. */
    SESSION,
    /** A page was shown, nobody is logged in yet. */
    PRELOGIN,
    /** An OAuth access token of fixed life. */
    BEARER,
    /** A token for {@code m1-auth-token}, bound to one address. */
    M1,
    /** A machine's key. */
    APIKEY;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The record's spelling, lower case. */
    public String text() {
        return text;
    }

    /** The kind of that spelling; an unknown one is a defect of whoever wrote it. */
    public static LoginKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    static String joined(Set<LoginKind> kinds) {
        return kinds.stream().map(LoginKind::text).collect(Collectors.joining(" "));
    }
}
