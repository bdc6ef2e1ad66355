package io.sessionsuite.audit;

import io.sessionsuite.redis.RedisCall;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Reply;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stream {@code audit:{audit}}: one entry per event, its members as fields; Redis keeps about 100,000. */
final class RedisAuditStream {

    private static final String KEY = "audit:{audit}";
    private static final int MAX_ENTRIES = 100_000;

    private final RedisScripts redis;
    private final int maxEntries;

    RedisAuditStream(RedisScripts redis) {
        this(redis, MAX_ENTRIES);
    }

    RedisAuditStream(RedisScripts redis, int maxEntries) {
        this.redis = redis;
        this.maxEntries = maxEntries;
    }

    Uni<Reply> append(Map<String, String> members) {
        RedisCall call = redis.command(Command.XADD)
                .key(KEY)
                .arg("MAXLEN")
                .arg("~")
                .arg(maxEntries)
                .arg("*");
        members.forEach((name, value) -> call.arg(name).arg(value));
        return call.run();
    }

    /** Up to {@code count} entries older than {@code cursor} and not older than {@code from}, newest first. */
    Uni<List<AuditEntry>> before(AuditCursor cursor, Instant from, int count) {
        return redis.command(Command.XREVRANGE)
                .key(KEY)
                .arg(cursor.isEnd() ? "+" : "(" + cursor.id())
                .arg(from.toEpochMilli())
                .arg("COUNT")
                .arg(count)
                .run()
                .map(RedisAuditStream::entries);
    }

    private static List<AuditEntry> entries(Reply reply) {
        List<AuditEntry> entries = new ArrayList<>(reply.size());
        for (int i = 0; i < reply.size(); i++) {
            Reply entry = reply.at(i);
            Map<String, String> members = new LinkedHashMap<>();
            entry.at(1)
                    .fields(0)
                    .forEach((name, value) -> members.put(name, new String(value, StandardCharsets.UTF_8)));
            entries.add(new AuditEntry(new AuditCursor(entry.text(0)), members));
        }
        return entries;
    }
}
