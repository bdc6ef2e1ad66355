package io.sessionsuite.redis;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Meters of one service's Redis calls: {@code redis_script_seconds} by client, script and outcome (done, not-done,
 * unknown, defect) and the gauge {@code redis_calls_under_way}.
 */
public final class CallMetrics {

    private final MeterRegistry registry;
    private final String client;
    private final ConcurrentMap<String, Timer> done = new ConcurrentHashMap<>();

    /** @param client the service, value of the tag {@code client} */
    public CallMetrics(MeterRegistry registry, String client) {
        this.registry = registry;
        this.client = client;
    }

    void watch(AtomicInteger underWay) {
        Gauge.builder("redis.calls.under.way", underWay, AtomicInteger::get)
                .tag("client", client)
                .register(registry);
    }

    void record(String call, long startNanos, @Nullable Throwable cause) {
        Timer timer = cause == null ? done.computeIfAbsent(call, c -> timer(c, "done")) : timer(call, outcome(cause));
        timer.record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(String call, String outcome) {
        return Timer.builder("redis.script")
                .tags("client", client, "script", call, "outcome", outcome)
                .register(registry);
    }

    private static String outcome(Throwable cause) {
        return cause instanceof RedisFailure failure ? failure.outcome() : "defect";
    }
}
