package io.sessionsuite.auth.password;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sessionsuite.auth.AuthError;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Threads that only hash, and a bounded queue before them; when it is full a call is refused. */
@Singleton
public final class HashingPool {

    private final ThreadPoolExecutor threads;

    public HashingPool(PasswordConfig config, MeterRegistry meters) {
        if (config.poolSize() < 0 || config.poolSize() > 256) {
            throw new IllegalArgumentException("auth.password.pool-size must be 0 to 256");
        }
        if (config.queueSize() < 1 || config.queueSize() > 10_000) {
            throw new IllegalArgumentException("auth.password.queue-size must be 1 to 10000");
        }
        int size = config.poolSize() > 0
                ? config.poolSize()
                : Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        threads = new ThreadPoolExecutor(
                size,
                size,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.queueSize()),
                Thread.ofPlatform().name("auth-password-", 0).daemon().factory());
        Gauge.builder("auth.password.queue", threads, pool -> pool.getQueue().size())
                .register(meters);
        Gauge.builder("auth.password.active", threads, ThreadPoolExecutor::getActiveCount)
                .register(meters);
    }

    /** Runs the work here; its result comes back on the caller's context. */
    <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context caller = Vertx.currentContext();
            try {
                threads.execute(() -> perform(work, emitter, caller));
            } catch (RejectedExecutionException e) {
                emitter.fail(AuthError.Unavailable.notDone("Too many passwords wait to be hashed"));
            }
        });
    }

    private static <T> void perform(Supplier<T> work, UniEmitter<? super T> emitter, @Nullable Context caller) {
        Runnable emission = emission(work, emitter);
        if (caller == null) {
            emission.run();
        } else {
            caller.runOnContext(context -> emission.run());
        }
    }

    /** The work is done here; what is left is to tell. */
    private static <T> Runnable emission(Supplier<T> work, UniEmitter<? super T> emitter) {
        try {
            T result = work.get();
            return () -> emitter.complete(result);
        } catch (RuntimeException defect) {
            return () -> emitter.fail(defect);
        }
    }

    @PreDestroy
    public void close() {
        threads.shutdownNow();
    }
}
