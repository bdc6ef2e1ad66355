package io.sessionsuite.body;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * Reads request bodies as raw bytes, in a resource method that declares no body parameter, or in a filter (F-25,
 * MA-16).
 *
 * <p>The server hands over a paused request, so reading may start late, after a credential was checked, and no byte is
 * lost. Everything runs on the request's event loop. A method that answers without reading calls {@link #skip}.
 *
 * @param limit the longest body, in bytes
 * @param patience the longest time from the start of reading to the last byte
 */
public record BodyReader(int limit, Duration patience) {

    public BodyReader {
        if (limit < 0 || patience.toMillis() < 1) {
            throw new IllegalArgumentException("Body limit and patience must be positive: " + limit + ", " + patience);
        }
    }

    /**
     * The whole body, empty if there is none; to be subscribed to once, on the request's Vert.x context.
     *
     * <p>Fails with {@link BodyTooLarge} at once if the declared length is above the limit, else with the first byte
     * above it, with {@link BodyTooSlow}, or with {@link BodyAborted}. After the first two the answer says
     * {@code Connection: close}; what the client still sends is thrown away for a moment, so that it can read the
     * answer, then the connection is closed.
     */
    public Uni<byte[]> read(HttpServerRequest request) {
        return Uni.createFrom().emitter(emitter -> new Reading(request, this, emitter).start());
    }

    /**
     * Tells that the answer is given without the body. A body within the limit is thrown away and the connection lives
     * on; a longer one, or one held back until a {@code 100 Continue}, costs the connection as in {@link #read}.
     */
    public void skip(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        DeclaredBody declared = DeclaredBody.of(request);
        if (declared.length() > limit || declared.awaitsContinue()) {
            new LingeringClose(request).start();
        } else if (declared.isUnbounded()) {
            new LingeringClose(request).startAbove(limit);
        }
    }
}
