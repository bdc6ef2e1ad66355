package io.sessionsuite.audit;

import io.sessionsuite.redis.RedisScripts;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/** Reads the stream of events (F-99). */
public final class AuditHistory {

    static final int BATCH = 500;
    static final int MAX_SCANNED = 10_000;

    private final RedisAuditStream stream;

    public AuditHistory(RedisScripts redis) {
        this.stream = new RedisAuditStream(redis);
    }

    /** One page; looks at no more than 10,000 entries. Fails as the service's Redis calls do. */
    public Uni<AuditPage> page(AuditQuery query) {
        return scan(query, query.cursor(), new ArrayList<>(), MAX_SCANNED);
    }

    /**
     * Several reads are one consistent walk: entries are never changed, new ones come only before the first cursor, old
     * ones leave only at the far end.
     */
    private Uni<AuditPage> scan(AuditQuery query, AuditCursor after, List<AuditEntry> found, int remaining) {
        int count = Math.min(remaining, query.isFiltered() ? BATCH : query.limit() - found.size());
        return stream.before(after, query.from(), count).flatMap(batch -> {
            AuditCursor last = after;
            for (AuditEntry entry : batch) {
                last = entry.cursor();
                if (query.matches(entry)) {
                    found.add(entry);
                }
                if (found.size() == query.limit()) {
                    return Uni.createFrom().item(new AuditPage(List.copyOf(found), last));
                }
            }
            if (batch.size() < count) {
                return Uni.createFrom().item(new AuditPage(List.copyOf(found), AuditCursor.END));
            }
            return remaining == count
                    ? Uni.createFrom().item(new AuditPage(List.copyOf(found), last))
                    : scan(query, last, found, remaining - count);
        });
    }
}
