package io.sessionsuite.auth.fusion;

import io.sessionsuite.audit.AuditCursor;
import io.sessionsuite.audit.AuditEntry;
import io.sessionsuite.audit.AuditHistory;
import io.sessionsuite.audit.AuditQuery;
import io.sessionsuite.redis.RedisScripts;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Pages of the audit trail. */
@ApplicationScoped
class AuditLists {

    private final AuditHistory history;

    AuditLists(@Identifier("auth") RedisScripts redis) {
        this.history = new AuditHistory(redis);
    }

    Uni<Answer> list(Call call) {
        QueryParameters query = call.query();
        AuditQuery wanted = new AuditQuery(
                query.optional("user").orElse(""),
                query.optional("event").orElse(""),
                query.optional("from").map(text -> Times.parse(text, "from")).orElse(Instant.EPOCH),
                cursor(query),
                Math.min(AuditQuery.MAX_LIMIT, query.limit()));
        return history.page(wanted).map(page -> {
            Answer views = Answer.json(
                    200, page.entries().stream().map(AuditLists::view).toList());
            String next = page.next().isEnd() ? null : page.next().id();
            return Paging.linked(views, call.request(), next);
        });
    }

    private static AuditCursor cursor(QueryParameters query) {
        Optional<String> text = query.optional("cursor");
        return text.isEmpty()
                ? AuditCursor.END
                : AuditCursor.parse(text.get()).orElseThrow(() -> FusionError.invalid("cursor"));
    }

    private static Map<String, String> view(AuditEntry entry) {
        Map<String, String> view = new LinkedHashMap<>();
        view.put("id", entry.cursor().id());
        view.putAll(entry.members());
        return view;
    }
}
