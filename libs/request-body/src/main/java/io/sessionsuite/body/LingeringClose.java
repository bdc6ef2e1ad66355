package io.sessionsuite.body;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Objects;

/**
 * Closes the connection of a request whose body is not wanted, but not before the client had a chance to read the
 * answer.
 *
 * <p>A socket closed with bytes unread resets the peer, which may then lose an answer already on its way. So the answer
 * goes out first, the server resumes the request by itself when the answer has ended, and the rest of the body is
 * thrown away until it ends, grows past {@link #DISCARDED_BYTES} or lasts longer than {@link #LINGER_MILLIS}. On HTTP/2
 * only the stream is reset.
 */
final class LingeringClose {

    static final long LINGER_MILLIS = 2_000;
    static final long DISCARDED_BYTES = 8L << 20;
    private static final long NO_ERROR = 0;

    private final HttpServerRequest request;
    private final Vertx vertx;
    private long remaining = DISCARDED_BYTES;
    private long timer;
    private boolean closed;

    LingeringClose(HttpServerRequest request) {
        Context context = Objects.requireNonNull(Vertx.currentContext(), "Not on the request's Vert.x context");
        this.request = request;
        this.vertx = context.owner();
    }

    /** Closes in any case; the answer says so. */
    void start() {
        if (!isStream() && !request.response().headWritten()) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        watch();
        request.endHandler(end -> closeIfAnswered());
    }

    /** Closes only if more than {@code bytes} come, or if they do not end in time. */
    void startAbove(long bytes) {
        remaining = bytes;
        watch();
        request.endHandler(end -> stop());
    }

    private void watch() {
        request.pause();
        request.exceptionHandler(failure -> stop()).handler(this::discard);
        armTimer();
    }

    private void discard(Buffer bytes) {
        remaining -= bytes.length();
        if (remaining < 0) {
            closeIfAnswered();
        }
    }

    private void armTimer() {
        timer = vertx.setTimer(LINGER_MILLIS, id -> {
            closeIfAnswered();
            if (!closed) {
                armTimer();
            }
        });
    }

    private void closeIfAnswered() {
        if (!closed && request.response().ended()) {
            stop();
            if (isStream()) {
                request.response().reset(NO_ERROR);
            } else {
                request.connection().close();
            }
        }
    }

    private void stop() {
        closed = true;
        vertx.cancelTimer(timer);
    }

    private boolean isStream() {
        return request.version() == HttpVersion.HTTP_2;
    }
}
