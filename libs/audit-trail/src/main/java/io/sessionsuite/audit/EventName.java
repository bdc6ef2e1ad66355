package io.sessionsuite.audit;

import java.util.regex.Pattern;

/**
 * What happened. The names more than one service uses stand here; a service may have names of its own.
 *
 * @param text lower-case words joined by {@code -}, at most 40 characters
 */
public record EventName(String text) {

    private static final Pattern WORDS = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final int MAX_LENGTH = 40;

    public static final EventName LOGIN = new EventName("login");
    public static final EventName LOGOUT = new EventName("logout");
    public static final EventName SESSION_ENDED = new EventName("session-ended");
    public static final EventName TOKEN_ISSUED = new EventName("token-issued");
    public static final EventName TOKEN_REVOKED = new EventName("token-revoked");
    public static final EventName REFRESH = new EventName("refresh");
    public static final EventName PASSWORD_CHANGED = new EventName("password-changed");
    public static final EventName FORBIDDEN = new EventName("forbidden");
    public static final EventName CROSS_SITE = new EventName("cross-site");
    public static final EventName CSRF_REFUSED = new EventName("csrf-refused");
    public static final EventName CSRF_OFF = new EventName("csrf-off");
    public static final EventName ID_GUESSING = new EventName("id-guessing");
    public static final EventName LIMIT_HIT = new EventName("limit-hit");

    public EventName {
        if (text.length() > MAX_LENGTH || !WORDS.matcher(text).matches()) {
            throw new IllegalArgumentException("Not the name of an event: " + text);
        }
    }
}
