package io.sessionsuite.coordination.catalog;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.blocking.Fresh;
import io.sessionsuite.coordination.http.Answer;
import io.sessionsuite.coordination.http.BodyLimit;
import io.sessionsuite.coordination.http.Call;
import io.sessionsuite.coordination.http.JsonText;
import io.sessionsuite.coordination.http.Meta;
import io.sessionsuite.coordination.http.ReadOptions;
import io.sessionsuite.coordination.json.MalformedJson;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** What requests about nodes and checks have in common. */
public final class CatalogCall {

    private static final BodyLimit BODY = BodyLimit.ofValue(512 * 1024);

    private CatalogCall() {}

    /**
     * The options of a list. A filter would be a wrong list, so it is refused.
     *
     * @throws CoordinationError 400
     */
    public static ReadOptions options(Call call) {
        ReadOptions options = call.options();
        if (!call.query().value("filter").isEmpty()
                || !call.query().value("node-meta").isEmpty()) {
            throw new CoordinationError(ErrorCode.BAD_PARAMETER, "Failed to create boolean expression evaluator");
        }
        return options;
    }

    /** The rest of the path, which names something. */
    public static String named(Call call, String missing) {
        if (call.rest().isEmpty()) {
            throw new CoordinationError(ErrorCode.MISSING_NAME, missing);
        }
        return call.rest();
    }

    /** The body as {@code reading} understands it; a bad namespace outside it is refused first. */
    public static <T> Uni<T> body(Call call, Function<byte[], T> reading) {
        call.select(false);
        return call.body(BODY).map(body -> {
            try {
                return reading.apply(body.getBytes());
            } catch (MalformedJson e) {
                throw new CoordinationError(ErrorCode.BAD_BODY, "Request decode failed: " + e.detail());
            }
        });
    }

    /** 200 with the headers of a read that can block. */
    public static Answer answer(JsonText json, Fresh<?> fresh, ReadOptions options, boolean filtered) {
        return fresh.mark(Answer.json(json)
                .with(Meta.ofBlocking(fresh.index()).filtered(filtered))
                .with("X-Consul-Effective-Consistency", options.consistency().word()));
    }
}
