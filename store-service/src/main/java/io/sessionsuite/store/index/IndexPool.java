package io.sessionsuite.store.index;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Threads for what blocks on the index, so that the event loop never does. Bounded: what does not fit is refused. */
final class IndexPool implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final ThreadPoolExecutor threads;
    private final int queue;

    /**
     * @param name of its threads and meters
     * @param queue tasks that may wait for a thread
     */
    IndexPool(String name, int threadCount, int queue) {
        AtomicInteger number = new AtomicInteger();
        this.queue = queue;
        this.threads = new ThreadPoolExecutor(
                threadCount, threadCount, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> Thread.ofPlatform()
                        .daemon()
                        .name(name + "-" + number.incrementAndGet())
                        .unstarted(task));
    }

    /** Runs it on a thread of this pool. */
    Uni<Void> run(Runnable task) {
        return supply(() -> {
                    task.run();
                    return true;
                })
                .replaceWithVoid();
    }

    /** Fails with {@code E25} when the queue is full. */
    <T> Uni<T> supply(Supplier<T> task) {
        return Uni.createFrom()
                .deferred(() -> threads.getQueue().size() >= queue
                        ? Uni.createFrom().failure(new StoreError(ErrorCode.BUSY, "too many searches are waiting"))
                        : proceed(task));
    }

    /** As {@link #supply}, for the next step of something admitted: it has one step at a time and is never refused. */
    <T> Uni<T> proceed(Supplier<T> task) {
        return Uni.createFrom().item(task).runSubscriptionOn(threads);
    }

    int queued() {
        return threads.getQueue().size();
    }

    int active() {
        return threads.getActiveCount();
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
