package io.sessionsuite.auth.edge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.sessionsuite.auth.fusion.Answer;
import io.sessionsuite.auth.origin.Origins;
import io.sessionsuite.auth.origin.RoutedPath;
import io.sessionsuite.body.BodyReader;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;

/**
 * Judges path and method before any resource, answers preflights, and puts on every answer what it always carries.
 * Requests of other services pass untouched, as one process may hold them all.
 */
@ApplicationScoped
class EdgeFilter {

    /** Before the filters of the other dialects: a path none of them can read is answered by its owner. */
    private static final int PRIORITY = 300;

    private static final int LONGEST_QUERY = 8 * 1024;
    private static final BodyReader BODY = new BodyReader(64 * 1024, Duration.ofSeconds(10));
    private static final String ALLOWED_HEADERS =
            "content-type, authorization, x-api-key, apikey, m1-auth-token, x-session-touch, if-match";

    private final Origins origins;

    EdgeFilter(Origins origins) {
        this.origins = origins;
    }

    void register(@Observes Filters filters) {
        filters.register(this::judge, PRIORITY);
    }

    private void judge(RoutingContext http) {
        HttpServerRequest request = http.request();
        switch (OwnPaths.match(request.path(), RoutedPath.of(http))) {
            case OwnPaths.Match.Foreign foreign -> http.next();
            case OwnPaths.Match.Malformed malformed ->
                refuse(request, malformed.door().malformed());
            case OwnPaths.Match.Unknown unknown ->
                refuse(request, unknown.door().notFound());
            case OwnPaths.Match.Found found -> admit(http, found);
        }
    }

    private void admit(RoutingContext http, OwnPaths.Match.Found found) {
        HttpServerRequest request = http.request();
        String query = request.query();
        if (query != null && query.length() > LONGEST_QUERY) {
            refuse(request, found.door().uriTooLong());
        } else if (request.method().name().equals("OPTIONS")) {
            preflight(request, found);
        } else if (!found.path().answers(request.method().name())) {
            refuse(request, found.door().methodNotAllowed(found.path().allow()));
        } else {
            mark(request);
            http.next();
        }
    }

    /** Without Origin no matter of CORS; a foreign one gets no CORS header at all. */
    private void preflight(HttpServerRequest request, OwnPaths.Match.Found found) {
        if (!request.headers().contains("Origin")) {
            refuse(request, Answer.empty(204).with("Allow", found.path().allow()));
        } else if (origins.corsOrigin(request).isEmpty()) {
            refuse(request, found.door().forbidden());
        } else {
            refuse(
                    request,
                    Answer.empty(204)
                            .with(
                                    "Access-Control-Allow-Methods",
                                    String.join(", ", found.path().methods()))
                            .with("Access-Control-Allow-Headers", ALLOWED_HEADERS)
                            .with("Access-Control-Max-Age", "600"));
        }
    }

    private void refuse(HttpServerRequest request, Answer answer) {
        mark(request);
        BODY.skip(request);
        answer.send(request.response());
    }

    private void mark(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.putHeader("Cache-Control", "no-store").putHeader("X-Content-Type-Options", "nosniff");
        Optional<String> origin = origins.corsOrigin(request);
        if (origin.isPresent()) {
            response.putHeader("Access-Control-Allow-Origin", origin.get())
                    .putHeader("Access-Control-Allow-Credentials", "true")
                    .putHeader("Vary", "Origin");
        }
    }
}
