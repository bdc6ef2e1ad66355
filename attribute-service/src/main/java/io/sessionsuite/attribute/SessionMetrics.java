package io.sessionsuite.attribute;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Meters of the session resource: {@code attribute_calls_total} by operation, prefix and outcome (done, or the code of
 * the refusal), {@code attribute_unprotected_calls_total} (let in without the CSRF token that was asked for, as
 * protection is off), {@code attribute_session_bytes} (of a session after a put). No label holds an id.
 */
@Singleton
class SessionMetrics {

    private record Series(SessionOperation operation, Prefix prefix, String outcome) {}

    private final MeterRegistry registry;
    private final Map<Series, Counter> calls = new ConcurrentHashMap<>();
    private final Counter unprotected;
    private final DistributionSummary bytes;

    SessionMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.unprotected = registry.counter("attribute.unprotected.calls");
        this.bytes = DistributionSummary.builder("attribute.session.bytes")
                .baseUnit("bytes")
                .register(registry);
    }

    void done(SessionCall call) {
        count(call, "done");
    }

    void refused(SessionCall call, String code) {
        count(call, code);
    }

    void unprotected() {
        unprotected.increment();
    }

    void stored(long sessionBytes) {
        bytes.record(sessionBytes);
    }

    private void count(SessionCall call, String outcome) {
        calls.computeIfAbsent(new Series(call.operation(), call.prefix(), outcome), this::register)
                .increment();
    }

    private Counter register(Series series) {
        return Counter.builder("attribute.calls")
                .tags("operation", series.operation().segment())
                .tags("prefix", series.prefix().label(), "outcome", series.outcome())
                .register(registry);
    }
}
