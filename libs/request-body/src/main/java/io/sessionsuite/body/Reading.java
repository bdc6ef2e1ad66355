package io.sessionsuite.body;

import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;

/** One body on its way in. */
final class Reading {

    private final HttpServerRequest request;
    private final BodyReader reader;
    private final UniEmitter<? super byte[]> emitter;
    private final Buffer body = Buffer.buffer();
    private boolean over;

    Reading(HttpServerRequest request, BodyReader reader, UniEmitter<? super byte[]> emitter) {
        this.request = request;
        this.reader = reader;
        this.emitter = emitter;
    }

    void start() {
        DeclaredBody declared = DeclaredBody.of(request);
        if (request.isEnded()) {
            emitter.complete(new byte[0]);
        } else if (declared.length() > reader.limit()) {
            refuse(new BodyTooLarge(reader.limit()));
        } else {
            receive(declared);
        }
    }

    private void receive(DeclaredBody declared) {
        Context context = Objects.requireNonNull(Vertx.currentContext(), "Not on the request's Vert.x context");
        Vertx vertx = context.owner();
        long timer = vertx.setTimer(reader.patience().toMillis(), id -> refuse(new BodyTooSlow(reader.patience())));
        UniEmitter<? super byte[]> guarded = emitter.onTermination(() -> {
            over = true;
            vertx.cancelTimer(timer);
        });
        request.pause();
        request.exceptionHandler(failure -> guarded.fail(new BodyAborted()))
                .endHandler(end -> complete())
                .handler(this::take);
        if (declared.awaitsContinue()) {
            request.response().writeContinue();
        }
        request.resume();
    }

    private void take(Buffer bytes) {
        if (over) {
            return;
        }
        if (body.length() + bytes.length() > reader.limit()) {
            refuse(new BodyTooLarge(reader.limit()));
        } else {
            body.appendBuffer(bytes);
        }
    }

    private void complete() {
        if (!over) {
            emitter.complete(body.getBytes());
        }
    }

    private void refuse(RequestBodyException refusal) {
        if (!over) {
            over = true;
            new LingeringClose(request).start();
            emitter.fail(refusal);
        }
    }
}
