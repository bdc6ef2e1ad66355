package io.sessionsuite.store.caller;

/** The rights endpoints here ask for; one of several is enough, and none implies another (store 3). */
public enum Right {
    ADMIN("admin"),
    GET("get"),
    SESSION_QUERY("sessionQuery"),
    SESSION_UPDATE("sessionUpdate");

    private final String text;

    Right(String text) {
        this.text = text;
    }

    /** Its spelling, case-sensitive. */
    public String text() {
        return text;
    }
}
