package io.sessionsuite.auth.cookie;

/** The two cookies a login token travels in. */
public enum LoginCookie {
    /** Set by a Fusion login, sent to everything under {@code /api}. */
    ID("id", "/api"),
    /** Set by the form login, sent everywhere. */
    ZSESSIONID("zsessionid", "/");

    private final String plainName;
    private final String plainPath;

    LoginCookie(String plainName, String plainPath) {
        this.plainName = plainName;
        this.plainPath = plainPath;
    }

    /** The name on the wire. */
    public String name(boolean hostPrefix) {
        return hostPrefix ? "__Host-" + plainName : plainName;
    }

    String path(boolean hostPrefix) {
        return hostPrefix ? "/" : plainPath;
    }
}
