package io.sessionsuite.store.document;

import io.sessionsuite.body.ContentType;
import io.sessionsuite.login.Caller;
import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.Refusals;
import io.sessionsuite.store.StoreAnswer;
import io.sessionsuite.store.StoreConfig;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.caller.Gate;
import io.sessionsuite.store.caller.Right;
import io.sessionsuite.store.caller.StoreFilter;
import io.sessionsuite.store.form.Parameters;
import io.sessionsuite.store.registry.Stores;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Updates as NDJSON (store 5.6): {@code POST /session/update} with a body of type {@code application/x-ndjson}, as a
 * route before all others, because a resource is given its body whole, and bodies over a limit not at all.
 */
@Singleton
class BulkRoute {

    private static final String NDJSON = "application/x-ndjson";

    private final StoreFilter filter;
    private final Gate gate;
    private final Refusals refusals;
    private final Stores stores;
    private final Updates updates;
    private final DocumentLimits limits;

    BulkRoute(StoreFilter filter, Gate gate, Refusals refusals, Stores stores, Updates updates, StoreConfig config) {
        this.filter = filter;
        this.gate = gate;
        this.refusals = refusals;
        this.stores = stores;
        this.updates = updates;
        this.limits = DocumentLimits.of(config.limits());
    }

    void register(@Observes Router router) {
        router.post("/session/update").order(Integer.MIN_VALUE).handler(this::enter);
        router.post("/session/update/").order(Integer.MIN_VALUE).handler(this::enter);
    }

    private void enter(RoutingContext context) {
        if (ContentType.of(context.request()).isUtf8(NDJSON)) {
            context.request().pause();
            filter.judge(context, () -> serve(context));
        } else {
            context.next();
        }
    }

    private void serve(RoutingContext context) {
        HttpServerRequest request = context.request();
        long received = System.currentTimeMillis();
        Cancellable running = admitted(request)
                .flatMap(caller -> write(request, new Origin(caller.address(), received)))
                .subscribe()
                .with(answer -> answer.send(context.response()), failure -> refuse(request, failure));
        context.addEndHandler(end -> running.cancel());
    }

    private Uni<StoreAnswer> write(HttpServerRequest request, Origin origin) {
        String store =
                Parameters.read(new byte[0], ContentType.NONE, request.query()).required("store");
        updates.named(store);
        BulkWriter writer = new BulkWriter(store, origin, stores, updates, limits);
        return BulkLines.read(request, limits.size(), writer::write)
                .map(read -> StoreAnswer.json(writer.report().encode()))
                .onFailure(StoreError.Unavailable.class)
                .transform(failure -> new StoreError.Unavailable(
                        "unavailable; settled up to line " + writer.report().settled(), "unknown", failure));
    }

    private void refuse(HttpServerRequest request, Throwable failure) {
        StoreAnswer answer = refusals.answer(failure);
        if (!request.response().closed()) {
            gate.skipBody(request);
            answer.send(request.response());
        }
    }

    private Uni<Caller> admitted(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.CONTENT_ENCODING)
                ? Uni.createFrom().failure(new StoreError(ErrorCode.MEDIA_TYPE, "unsupported media type"))
                : gate.identify(request, Right.SESSION_UPDATE);
    }
}
