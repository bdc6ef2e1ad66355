package io.sessionsuite.audit;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the stream.
 *
 * @param id of the entry before; empty at either end
 */
public record AuditCursor(String id) {

    private static final Pattern ID = Pattern.compile("\\d{1,18}-\\d{1,18}");

    /** Before the newest entry, and after the oldest. */
    public static final AuditCursor END = new AuditCursor("");

    public AuditCursor {
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            throw new IllegalArgumentException("Not a cursor");
        }
    }

    /** What a client sends back; empty if it is no cursor. */
    public static Optional<AuditCursor> parse(String text) {
        return ID.matcher(text).matches() ? Optional.of(new AuditCursor(text)) : Optional.empty();
    }

    public boolean isEnd() {
        return id.isEmpty();
    }
}
