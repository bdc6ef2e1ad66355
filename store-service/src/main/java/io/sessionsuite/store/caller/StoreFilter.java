package io.sessionsuite.store.caller;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.Refusals;
import io.sessionsuite.store.StoreAnswer;
import io.sessionsuite.store.StoreError;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * Stands before the resources of this service: answers paths and methods they do not have, preflights, and tells
 * browsers which foreign pages may read the answers. Requests for other paths pass.
 */
@Singleton
public class StoreFilter {

    private static final int PRIORITY = 200;

    private final Cors cors;
    private final Gate gate;
    private final Refusals refusals;

    StoreFilter(Cors cors, Gate gate, Refusals refusals) {
        this.cors = cors;
        this.gate = gate;
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(context -> judge(context, context::next), PRIORITY);
    }

    /** Goes on with {@code next} if the request has a path and a method of ours, or a path that is none of ours. */
    public void judge(RoutingContext context, Runnable next) {
        String path = StorePaths.plain(path(context));
        List<String> methods = StorePaths.methods(path);
        if (!StorePaths.isOwn(path)) {
            next.run();
        } else if (methods == null) {
            refuse(context, refusals.answer(new StoreError(ErrorCode.PATH, "not found")));
        } else if (context.request().getHeader("Origin") == null) {
            pass(context, methods, Map.of(), next);
        } else {
            Cancellable asking = cors.headers(context.request())
                    .subscribe()
                    .with(
                            headers -> pass(context, methods, headers, next),
                            failure -> refuse(context, refusals.answer(failure)));
            context.addEndHandler(end -> asking.cancel());
        }
    }

    private void pass(RoutingContext context, List<String> methods, Map<String, String> headers, Runnable next) {
        HttpServerRequest request = context.request();
        String method = request.method().name();
        String allow = String.join(", ", methods);
        headers.forEach(context.response()::putHeader);
        if (methods.contains(method)) {
            next.run();
        } else if (!method.equals("OPTIONS")) {
            StoreError error = new StoreError(ErrorCode.METHOD, "method not allowed");
            refuse(context, refusals.answer(error).with("Allow", allow));
        } else if (request.getHeader("Origin") == null || headers.isEmpty()) {
            refuse(context, StoreAnswer.done().with("Allow", allow));
        } else {
            refuse(context, Cors.preflight(allow));
        }
    }

    private void refuse(RoutingContext context, StoreAnswer answer) {
        gate.skipBody(context.request());
        answer.send(context.response());
    }

    /** As the router goes by it; where it cannot read the escapes, the raw one. */
    private static String path(RoutingContext context) {
        try {
            return context.normalizedPath();
        } catch (IllegalArgumentException unreadable) {
            return context.request().path();
        }
    }
}
