package io.sessionsuite.auth.throttle;

import java.util.Locale;

/** What came of an attempt. */
public enum Outcome {
    OK,
    FAILED,
    /** Nobody can say: something else failed. Counts as nothing. */
    VOID;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
