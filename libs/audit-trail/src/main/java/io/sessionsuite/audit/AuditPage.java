package io.sessionsuite.audit;

import java.util.List;

/**
 * Entries, newest first.
 *
 * @param next where to go on; {@link AuditCursor#END} if the stream was read to its end. A page may hold fewer entries
 *     than asked for, even none, and yet have a next one: the entries looked at for one page are bounded.
 */
public record AuditPage(List<AuditEntry> entries, AuditCursor next) {}
