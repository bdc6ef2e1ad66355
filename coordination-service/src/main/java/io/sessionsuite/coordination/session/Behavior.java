package io.sessionsuite.coordination.session;

import java.util.Locale;

/** What becomes of the keys of a session that ends. */
public enum Behavior {
    RELEASE,
    DELETE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
