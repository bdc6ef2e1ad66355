package io.sessionsuite.auth.m1;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.sessionsuite.auth.AuthError;
import io.sessionsuite.auth.origin.RoutedPath;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;

/**
 * Stands before the resources of this dialect: answers paths and methods they do not have, preflights, and tells
 * browsers which foreign pages may read the answers.
 */
@ApplicationScoped
class M1Filter {

    private static final int PRIORITY = 200;
    private static final int LONGEST_QUERY = 8 * 1024;

    private final M1Dialect dialect;
    private final M1Cors cors;

    M1Filter(M1Dialect dialect, M1Cors cors) {
        this.dialect = dialect;
        this.cors = cors;
    }

    void register(@Observes Filters filters) {
        filters.register(this::judge, PRIORITY);
    }

    private void judge(RoutingContext context) {
        String path = M1Paths.plain(RoutedPath.of(context));
        if (!M1Paths.isOwn(path)) {
            context.next();
            return;
        }
        List<String> methods = M1Paths.methods(path);
        if (methods == null) {
            refuse(context, M1Answer.error(404, "not found"));
        } else if (context.request().getHeader("origin") == null) {
            answer(context, methods, Map.of());
        } else {
            Cancellable asking = cors.headers(context.request())
                    .subscribe()
                    .with(headers -> answer(context, methods, headers), failure -> unavailable(context, failure));
            context.addEndHandler(end -> asking.cancel());
        }
    }

    private void answer(RoutingContext context, List<String> methods, Map<String, String> cors) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        String method = request.method().name();
        String allow = String.join(", ", methods) + ", OPTIONS";
        cors.forEach(response::putHeader);
        String query = request.query();
        if (query != null && query.length() > LONGEST_QUERY) {
            refuse(context, M1Answer.error(414, "query too long"));
        } else if (methods.contains(method)) {
            context.next();
        } else if (!method.equals("OPTIONS")) {
            refuse(context, M1Answer.error(405, "method not allowed").with("Allow", allow));
        } else if (request.getHeader("origin") == null) {
            refuse(context, M1Answer.done().with("Allow", allow));
        } else if (cors.isEmpty()) {
            refuse(context, M1Answer.error(403, "origin not allowed"));
        } else {
            refuse(
                    context,
                    M1Answer.done()
                            .with("Access-Control-Allow-Methods", String.join(", ", methods))
                            .with(
                                    "Access-Control-Allow-Headers",
                                    "content-type, authorization, m1-auth-token, x-session-touch")
                            .with("Access-Control-Max-Age", "600"));
        }
    }

    private void unavailable(RoutingContext context, Throwable failure) {
        if (failure instanceof AuthError error) {
            refuse(context, M1Answer.refused(error));
        } else {
            context.fail(failure);
        }
    }

    private void refuse(RoutingContext context, M1Answer answer) {
        M1Dialect.BODY.skip(context.request());
        dialect.told(answer).send(context.response());
    }
}
