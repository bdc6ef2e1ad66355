package io.sessionsuite.store.answer;

import io.sessionsuite.store.Refusals;
import io.sessionsuite.store.caller.Gate;
import io.sessionsuite.store.caller.Right;
import io.sessionsuite.store.index.StoreReader;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * {@code POST /session/query}, a streaming endpoint: it writes to the response itself, as its pace is the client's and
 * a failure in its middle cuts the connection.
 */
@Singleton
class QueryRoute {

    private static final Logger LOG = Logger.getLogger(QueryRoute.class);
    private static final String PATH = "/session/query";

    private final Gate gate;
    private final Queries queries;
    private final StoreReader reader;
    private final Refusals refusals;

    QueryRoute(Gate gate, Queries queries, StoreReader reader, Refusals refusals) {
        this.gate = gate;
        this.queries = queries;
        this.reader = reader;
        this.refusals = refusals;
    }

    void install(@Observes Router router) {
        router.post(PATH).order(0).handler(this::answer);
        router.post(PATH + "/").order(0).handler(this::answer);
    }

    /** Not cancelled when the client goes: the next write fails, and what was opened is closed. */
    private void answer(RoutingContext context) {
        HttpServerResponse response = context.response();
        Cancellable unused = gate.admitUninformed(
                        context.request(),
                        admitted -> queries.answer(admitted.parameters(), admitted.checked()),
                        Right.SESSION_QUERY)
                .flatMap(results -> new AnswerStream(reader::proceed, response).send(results))
                .subscribe()
                .with(done -> {}, failure -> fail(response, failure));
    }

    private void fail(HttpServerResponse response, Throwable failure) {
        if (!response.headWritten() && !response.closed()) {
            refusals.answer(failure).send(response);
        } else if (!response.ended()) {
            LOG.debug("An answer was cut", failure);
            response.reset();
        }
    }
}
