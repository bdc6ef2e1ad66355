package io.sessionsuite.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sessionsuite.redis.RedisScripts;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Records a service's events. The log line is written before {@link #record} returns; the entry of the stream is sent
 * without waiting. At most {@link #MAX_UNDER_WAY} entries are on their way; one more, or one Redis does not take, is
 * only counted in {@code audit.missed}.
 */
public final class AuditTrail {

    static final int MAX_UNDER_WAY = 256;

    private static final Logger LOG = Logger.getLogger("audit");

    private final RedisAuditStream stream;
    private final Counter missed;
    private final Clock clock;
    private final AtomicInteger underWay = new AtomicInteger();

    /**
     * @param service value of the counter's tag {@code client}
     * @param clock time of the events, shown in UTC
     */
    public AuditTrail(RedisScripts redis, MeterRegistry registry, String service, Clock clock) {
        this.stream = new RedisAuditStream(redis);
        this.missed = Counter.builder("audit.missed").tag("client", service).register(registry);
        this.clock = clock;
    }

    /** Never fails and never waits; may be called on the event loop. */
    public void record(AuditEvent event) {
        Map<String, String> members = event.members(clock.instant());
        LOG.info(AuditLine.of(members));
        if (underWay.incrementAndGet() > MAX_UNDER_WAY) {
            underWay.decrementAndGet();
            missed.increment();
        } else {
            append(members);
        }
    }

    /** Needs no owner that cancels it: every Redis call ends by its own deadline. */
    private void append(Map<String, String> members) {
        var unused = stream.append(members)
                .onTermination()
                .invoke(underWay::decrementAndGet)
                .subscribe()
                .with(done -> {}, failure -> missed.increment());
    }
}
