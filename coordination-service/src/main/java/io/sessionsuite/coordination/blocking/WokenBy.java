package io.sessionsuite.coordination.blocking;

import java.util.Locale;

/** What ended a wait. */
public enum WokenBy {
    CHANGE,
    TIMEOUT,
    SHUTDOWN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
