package io.sessionsuite.login;

/** Why a credential is refused; the text is the code clients see (auth 2, Fusion 401 codes). */
public enum Ending {
    /** Unknown, malformed, not this door's kind, foreign address: no more is told. */
    UNAUTHORIZED("unauthorized"),
    /** Silent for too long. */
    IDLE("session-idle-timeout"),
    /** Its absolute life is over. */
    ABSOLUTE("session-timeout"),
    /** Logged out, revoked, or its secret was replaced. */
    ENDED("session-ended");

    private final String code;

    Ending(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The ending of that code; codes this version does not know tell no more than {@link #UNAUTHORIZED}. */
    public static Ending of(String code) {
        for (Ending ending : values()) {
            if (ending.code.equals(code)) {
                return ending;
            }
        }
        return UNAUTHORIZED;
    }
}
