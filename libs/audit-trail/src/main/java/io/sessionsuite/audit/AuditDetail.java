package io.sessionsuite.audit;

import java.util.Locale;

/** What may be said about an event beyond its fixed members. There is no other: a secret finds no place. */
public enum AuditDetail {
    /** A code: why it was refused, how a session ended. */
    REASON,
    /** Id or name of what was written, removed or ended. */
    TARGET,
    /** Kind of the record concerned. */
    KIND,
    /** HTTP method. */
    METHOD,
    /** Request path; a query string is cut off. */
    PATH,
    /** A number that reached its limit. */
    COUNT,
    LIMIT;

    String member() {
        return name().toLowerCase(Locale.ROOT);
    }
}
