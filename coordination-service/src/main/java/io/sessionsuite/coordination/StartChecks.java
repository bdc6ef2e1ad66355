package io.sessionsuite.coordination;

import io.quarkus.runtime.Startup;
import io.sessionsuite.coordination.blocking.BlockingSettings;
import io.sessionsuite.coordination.http.HttpSettings;
import io.sessionsuite.coordination.kv.KvSettings;
import io.sessionsuite.coordination.session.SessionSettings;
import io.sessionsuite.coordination.txn.TxnSettings;
import io.sessionsuite.coordination.unit.StoreSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/** Stops the start on a setting that cannot be meant, and names it. */
@Startup
@Singleton
class StartChecks {

    private static final Set<String> FSYNC_POLICIES = Set.of("always", "everysec", "no", "any");
    private static final Duration SHORTEST_TTL = Duration.ofMillis(100);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);

    StartChecks(
            SessionSettings session,
            BlockingSettings blocking,
            KvSettings kv,
            TxnSettings txn,
            StoreSettings redis,
            HttpSettings http) {
        sessions(session);
        blocking(blocking);
        require(kv.maxValueSize() >= 1, "coordination.kv.max-value-size must be more than 0");
        require(kv.maxListEntries() >= 1, "coordination.kv.max-list-entries must be more than 0");
        require(isPositive(kv.tombstoneTtl()), "coordination.kv.tombstone-ttl must be more than 0");
        require(txn.maxRequestLength() >= 1, "coordination.txn.max-request-length must be more than 0");
        require(txn.maxOperations() >= 1, "coordination.txn.max-operations must be more than 0");
        require(
                FSYNC_POLICIES.contains(redis.fsyncPolicy()),
                "coordination.redis.fsync-policy must be always, everysec, no or any");
        require(
                http.maxConnectionsPerClient() >= 0,
                "coordination.http.max-connections-per-client must not be negative");
    }

    private static void sessions(SessionSettings session) {
        require(
                session.ttlMultiplier() >= 1 && session.ttlMultiplier() <= 2,
                "coordination.session.ttl-multiplier must be between 1.0 and 2.0");
        require(!session.ttlSlack().isNegative(), "coordination.session.ttl-slack must not be negative");
        require(session.ttlMin().compareTo(SHORTEST_TTL) >= 0, "coordination.session.ttl-min must be at least 100ms");
        require(
                session.ttlMax().compareTo(session.ttlMin()) >= 0,
                "coordination.session.ttl-max must not be below coordination.session.ttl-min");
        require(
                session.outageGrace().compareTo(poll(session)) > 0,
                "coordination.session.outage-grace must be longer than 1s and half of coordination.session.ttl-min,"
                        + " whichever is less");
        require(session.maxLocks() >= 1, "coordination.session.max-locks must be more than 0");
    }

    /** How often expiry looks at the least (coordination 11.2). */
    private static Duration poll(SessionSettings session) {
        Duration half = session.ttlMin().dividedBy(2);
        return half.compareTo(LONGEST_POLL) < 0 ? half : LONGEST_POLL;
    }

    private static void blocking(BlockingSettings blocking) {
        require(isPositive(blocking.defaultWait()), "coordination.blocking.default-wait must be more than 0");
        require(isPositive(blocking.maxWait()), "coordination.blocking.max-wait must be more than 0");
        require(!blocking.outageHold().isNegative(), "coordination.blocking.outage-hold must not be negative");
        require(blocking.maxParked() >= 1, "coordination.blocking.max-parked must be more than 0");
        require(blocking.maxNamespaces() >= 1, "coordination.blocking.max-namespaces must be more than 0");
        require(!blocking.drainTime().isNegative(), "coordination.blocking.drain-time must not be negative");
    }

    private static boolean isPositive(Duration duration) {
        return duration.compareTo(Duration.ZERO) > 0;
    }

    private static void require(boolean valid, String finding) {
        if (!valid) {
            throw new IllegalArgumentException(finding);
        }
    }
}
