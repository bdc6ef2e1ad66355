package io.sessionsuite.coordination.http;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.StoreAway;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.jboss.logging.Logger;

/** What a failed request is told; the one place that turns failures into answers. */
final class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final String LOST = "leadership lost while committing log";

    private Refusals() {}

    static Answer answer(Throwable failure, Reception reception) {
        return switch (failure) {
            case StoreAway away -> away(away, reception);
            case CoordinationError error -> plain(error.code(), error.text(), error.headers(), reception, "not-done");
            default -> defect(failure, reception);
        };
    }

    private static Answer away(StoreAway away, Reception reception) {
        if (reception.isRead() || away.outcomeKnown()) {
            return plain(away.code(), away.text(), away.headers(), reception, "not-done")
                    .with("Retry-After", "1");
        }
        boolean session = reception.request().path().startsWith("/v1/session/");
        String text = (session ? "apply failed: " : "raft apply failed: ") + LOST;
        return plain(away.code(), text, away.headers(), reception, "unknown");
    }

    private static Answer defect(Throwable failure, Reception reception) {
        LOG.errorf(failure, "Request failed: %s", reception.request().method());
        return plain(
                ErrorCode.INTERNAL, "internal error", Map.<String, String>of().entrySet(), reception, "unknown");
    }

    private static Answer plain(
            ErrorCode code,
            String text,
            Iterable<Map.Entry<String, String>> headers,
            Reception reception,
            String outcome) {
        Answer answer =
                Answer.bytes(code.status(), Answer.TEXT, Buffer.buffer(text)).with("X-Session-Error", code.word());
        headers.forEach(header -> answer.with(header.getKey(), header.getValue()));
        if (code.status() >= 500 && !reception.isRead()) {
            answer.with("Session-Outcome", outcome);
        }
        return answer;
    }
}
