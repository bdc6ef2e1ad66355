package io.sessionsuite.audit;

import java.time.Instant;

/**
 * What to read, newest first.
 *
 * @param user exact name in any case; empty: all
 * @param event exact name; empty: all
 * @param from oldest time wanted
 * @param cursor where the page before ended; {@link AuditCursor#END} for the first page
 * @param limit the most entries of the page, 1 to {@link #MAX_LIMIT}
 */
public record AuditQuery(String user, String event, Instant from, AuditCursor cursor, int limit) {

    public static final int MAX_LIMIT = 500;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public AuditQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("Limit of a page out of range: " + limit);
        }
        from = from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from;
        from = from.isAfter(LATEST) ? LATEST : from;
    }

    boolean isFiltered() {
        return !user.isEmpty() || !event.isEmpty();
    }

    boolean matches(AuditEntry entry) {
        return (user.isEmpty() || user.equalsIgnoreCase(entry.members().get("user")))
                && (event.isEmpty() || event.equals(entry.members().get("event")));
    }
}
