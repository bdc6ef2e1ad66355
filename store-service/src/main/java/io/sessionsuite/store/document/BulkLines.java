package io.sessionsuite.store.document;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * A request body as lines, handed over in order and in windows, one at a time. While a window is worked on the next one
 * is read, but no more: then the socket waits. Everything runs on the request's event loop.
 */
final class BulkLines {

    private static final int WINDOW_LINES = 1_000;
    private static final long WINDOW_BYTES = 4 << 20;

    private final HttpServerRequest request;
    private final long longest;
    private final Function<List<BulkLine>, Uni<Void>> work;
    private final Deque<BulkLine> pending = new ArrayDeque<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private long pendingBytes;
    private long number = 1;
    private boolean tooLong;
    private boolean ended;
    private boolean busy;
    private boolean over;

    private BulkLines(HttpServerRequest request, long longest, Function<List<BulkLine>, Uni<Void>> work) {
        this.request = request;
        this.longest = longest;
        this.work = work;
    }

    /**
     * Reads a paused request to its end, or to the first failure of the work.
     *
     * @param longest bytes of a line
     */
    static Uni<Void> read(HttpServerRequest request, long longest, Function<List<BulkLine>, Uni<Void>> work) {
        return Uni.createFrom().emitter(emitter -> new BulkLines(request, longest, work).start(emitter));
    }

    private void start(UniEmitter<? super Void> emitter) {
        if (request.isEnded()) {
            emitter.complete(null);
            return;
        }
        request.exceptionHandler(gone -> fail(emitter, new StoreError(ErrorCode.PARAMETER, "body is incomplete")))
                .handler(bytes -> take(bytes, emitter))
                .endHandler(end -> end(emitter));
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.resume();
    }

    private void take(Buffer bytes, UniEmitter<? super Void> emitter) {
        if (over) {
            return;
        }
        byte[] chunk = bytes.getBytes();
        int from = 0;
        for (int i = 0; i < chunk.length; i++) {
            if (chunk[i] == '\n') {
                append(chunk, from, i);
                line();
                from = i + 1;
            }
        }
        append(chunk, from, chunk.length);
        if (isFull()) {
            request.pause();
        }
        work(emitter);
    }

    private void append(byte[] chunk, int from, int to) {
        if (tooLong || partial.size() + (to - from) > longest) {
            tooLong = true;
            partial.reset();
        } else {
            partial.write(chunk, from, to - from);
        }
    }

    /** Blank lines are counted and otherwise nothing. */
    private void line() {
        byte[] text = partial.toByteArray();
        if (tooLong || !new String(text, java.nio.charset.StandardCharsets.ISO_8859_1).isBlank()) {
            pending.add(new BulkLine(number, tooLong ? null : text));
            pendingBytes += text.length;
        }
        number++;
        tooLong = false;
        partial.reset();
    }

    private void end(UniEmitter<? super Void> emitter) {
        ended = true;
        line();
        work(emitter);
    }

    private void work(UniEmitter<? super Void> emitter) {
        if (busy || over) {
            return;
        }
        if (pending.isEmpty()) {
            over = ended;
            if (ended) {
                emitter.complete(null);
            }
            return;
        }
        busy = true;
        List<BulkLine> window = window();
        if (!ended && !isFull()) {
            request.resume();
        }
        var unused = work.apply(window)
                .subscribe()
                .with(
                        done -> {
                            busy = false;
                            work(emitter);
                        },
                        failure -> fail(emitter, failure));
    }

    private List<BulkLine> window() {
        List<BulkLine> window = new ArrayList<>();
        long bytes = 0;
        while (!pending.isEmpty() && window.size() < WINDOW_LINES && bytes < WINDOW_BYTES) {
            BulkLine line = pending.remove();
            bytes += line.size();
            window.add(line);
        }
        pendingBytes -= bytes;
        return window;
    }

    private boolean isFull() {
        return pending.size() >= WINDOW_LINES || pendingBytes >= WINDOW_BYTES;
    }

    private void fail(UniEmitter<? super Void> emitter, Throwable failure) {
        if (!over) {
            over = true;
            emitter.fail(failure);
        }
    }
}
