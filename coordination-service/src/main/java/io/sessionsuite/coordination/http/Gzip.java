package io.sessionsuite.coordination.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Compresses answers: small ones at once, large ones on a pool of two threads of their own. */
@Singleton
final class Gzip {

    private static final int SMALL = 64 * 1024;
    private static final int THREADS = 2;

    private final WorkerExecutor pool;

    @Inject
    Gzip(Vertx vertx) {
        this.pool = vertx.createSharedWorkerExecutor("coordination-gzip", THREADS);
    }

    Future<Buffer> compressed(Buffer plain) {
        return plain.length() <= SMALL
                ? Future.succeededFuture(pack(plain))
                : pool.executeBlocking(() -> pack(plain), false);
    }

    @PreDestroy
    void close() {
        pool.close();
    }

    private static Buffer pack(Buffer plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length() / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(packed.toByteArray());
    }
}
