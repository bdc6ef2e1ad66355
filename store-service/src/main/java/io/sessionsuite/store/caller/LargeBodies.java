package io.sessionsuite.store.caller;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Where large requests are understood: megabytes of JSON take a while, and on the event loop everybody else would wait.
 */
@Singleton
class LargeBodies {

    private static final int SMALL = 256 * 1024;
    private static final int QUEUE = 64;
    private static final int THREADS = 2;

    private final ThreadPoolExecutor threads;

    LargeBodies(MeterRegistry meters) {
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> Thread.ofPlatform()
                        .daemon()
                        .name("store-decode-" + number.incrementAndGet())
                        .unstarted(task));
        Gauge.builder("store.decode.queue", threads, pool -> pool.getQueue().size())
                .register(meters);
    }

    /** At once if small; else there, where what follows goes on. Fails with {@code E25} when too many are waiting. */
    <T> Uni<T> understand(int bytes, Supplier<T> work) {
        if (bytes <= SMALL) {
            return Uni.createFrom().item(work);
        }
        return threads.getQueue().size() >= QUEUE
                ? Uni.createFrom().failure(new StoreError(ErrorCode.BUSY, "too many large requests are waiting"))
                : Uni.createFrom().item(work).runSubscriptionOn(threads);
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }
}
