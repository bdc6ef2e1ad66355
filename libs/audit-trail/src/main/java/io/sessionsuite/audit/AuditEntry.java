package io.sessionsuite.audit;

import java.util.Map;

/**
 * One recorded event.
 *
 * @param cursor its place in the stream
 * @param members as in the log line, in its order, without {@code logger_class_s}; empty ones are left out
 */
public record AuditEntry(AuditCursor cursor, Map<String, String> members) {}
