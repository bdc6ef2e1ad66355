package io.sessionsuite.coordination.acl;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tokens this replica has resolved, by the hash of their secret. All are forgotten at any change of tokens or policies,
 * and none counts while the change stream is not heard. What was read before a change and arrives after it is not kept:
 * a reader says which {@link #edition} it began with.
 */
@Singleton
final class KnownTokens {

    /** A revoked token is dead within a second, the way of the change included. */
    private static final long SILENCE_NANOS = Duration.ofMillis(800).toNanos();

    private static final long LONGEST_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int MOST_KEPT = 10_000;

    private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicLong edition = new AtomicLong();
    private volatile long heardNanos = System.nanoTime() - SILENCE_NANOS;

    private record Entry(KnownToken token, long endNanos) {}

    @Nullable
    KnownToken get(String secretHash) {
        long now = System.nanoTime();
        Entry entry = now - heardNanos < SILENCE_NANOS ? entries.get(secretHash) : null;
        return entry != null && now - entry.endNanos() < 0 ? entry.token() : null;
    }

    long edition() {
        return edition.get();
    }

    /** @param left how long the token lives; null if for ever */
    void put(String secretHash, KnownToken token, @Nullable Duration left, long readAt) {
        if (entries.size() >= MOST_KEPT) {
            entries.clear();
        }
        long life = left == null ? LONGEST_NANOS : Math.min(LONGEST_NANOS, left.toNanos());
        entries.put(secretHash, new Entry(token, System.nanoTime() + life));
        if (edition.get() != readAt) {
            entries.remove(secretHash);
        }
    }

    /** Something changed, or may have. */
    void forget() {
        edition.incrementAndGet();
        entries.clear();
    }

    /** Every change up to now has been heard of. */
    void heard(long nanos) {
        heardNanos = nanos;
    }
}
