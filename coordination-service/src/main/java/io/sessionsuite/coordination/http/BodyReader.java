package io.sessionsuite.coordination.http;

import io.sessionsuite.coordination.CoordinationError;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Collects a body up to its limit. What a caller sends beyond is read and forgotten, so that it gets to read the
 * refusal, up to {@link #PATIENCE}; then the connection is closed.
 */
final class BodyReader {

    private static final long PATIENCE = 16L << 20;

    private final HttpServerRequest request;
    private final BodyLimit limit;
    private final Buffer collected = Buffer.buffer();
    private long received;

    private BodyReader(HttpServerRequest request, BodyLimit limit) {
        this.request = request;
        this.limit = limit;
    }

    /**
     * Begins to read at once; the answer may be asked for later.
     *
     * @throws CoordinationError 413 if the declared length is above the limit
     */
    static Uni<Buffer> read(HttpServerRequest request, BodyLimit limit) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null && request.isEnded()) {
            return Uni.createFrom().item(Buffer.buffer());
        }
        if (length != null && Long.parseLong(length) > limit.bytes()) {
            throw limit.declared(Long.parseLong(length));
        }
        BodyReader reader = new BodyReader(request, limit);
        Uni<Buffer> body =
                Uni.createFrom().<Buffer>emitter(reader::start).memoize().indefinitely();
        var unused = body.subscribe().with(any -> {}, any -> {});
        return body;
    }

    private void start(UniEmitter<? super Buffer> emitter) {
        request.exceptionHandler(emitter::fail);
        request.handler(chunk -> take(chunk, emitter));
        request.endHandler(end -> emitter.complete(collected));
    }

    private void take(Buffer chunk, UniEmitter<? super Buffer> emitter) {
        received += chunk.length();
        if (received <= limit.bytes()) {
            collected.appendBuffer(chunk);
            return;
        }
        emitter.fail(limit.chunked());
        if (received > limit.bytes() + PATIENCE) {
            request.connection().close();
        }
    }
}
