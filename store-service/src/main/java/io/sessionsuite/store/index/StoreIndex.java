package io.sessionsuite.store.index;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.Stores;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One store on this replica: its index, and the read cycle that keeps it level with Redis (store 8.2).
 *
 * <p>A round looks at Redis once. If the newest snapshot shows just that, the round is over; else the partitions behind
 * are brought up, and a snapshot is published only when all of them are at one exact entry. After a rebuild the round
 * looks again: a partition may have been empty because its store was dropped meanwhile.
 */
final class StoreIndex {

    private static final Logger LOG = Logger.getLogger(StoreIndex.class);
    private static final int MOST_ATTEMPTS = 4;

    /** How long it is kept fresh for those who do not wait, after one of them came. */
    private static final Duration KEPT_FRESH = Duration.ofSeconds(10);

    /** In a flood of changes that nobody reads, a snapshot comes so many times less often. */
    private static final int UNREAD = 10;

    private final Store store;
    private final ChangeFeed feed;
    private final Stores stores;
    private final Supplier<DocumentIndex> opening;
    private final IndexPool pool;
    private final IndexMeters meters;
    private final Duration refreshInterval;
    private final CatchUp catchUp;
    private final ReadCycle cycle = new ReadCycle(this::round);
    private volatile @Nullable DocumentIndex index;
    private volatile boolean closed;
    private volatile long publishedNanos;
    private volatile long levelNanos;
    private volatile long freshWantedNanos = System.nanoTime() - KEPT_FRESH.toNanos();
    private volatile boolean everLevel;

    /** @param opening opens the index; blocks */
    StoreIndex(
            Store store,
            ChangeFeed feed,
            Stores stores,
            Supplier<DocumentIndex> opening,
            CatchUp catchUp,
            Surroundings surroundings) {
        this.store = store;
        this.feed = feed;
        this.stores = stores;
        this.opening = opening;
        this.catchUp = catchUp;
        this.pool = surroundings.pool();
        this.meters = surroundings.meters();
        this.refreshInterval = surroundings.refreshInterval();
    }

    /**
     * What all stores of a replica share.
     *
     * @param refreshInterval the longest a change stays unseen while nobody waits
     */
    record Surroundings(IndexPool pool, IndexMeters meters, Duration refreshInterval) {}

    Store store() {
        return store;
    }

    /** Waits until a snapshot shows all that was acknowledged before. */
    Uni<Moment> level() {
        return cycle.join();
    }

    /** Something was written: begins to fetch it. */
    void nudge() {
        cycle.nudge();
    }

    /** Whether it was level with Redis once since it began. */
    boolean wasLevel() {
        return everLevel;
    }

    /**
     * Whether the newest snapshot is kept fresh and shows all that was acknowledged longer ago than that. Who asks has
     * it kept fresh from now on.
     */
    boolean isFresh(Duration age) {
        long now = System.nanoTime();
        boolean kept = isKeptFresh(now);
        freshWantedNanos = now;
        return kept && everLevel && now - levelNanos <= age.toNanos();
    }

    private boolean isKeptFresh(long now) {
        return now - freshWantedNanos < KEPT_FRESH.toNanos();
    }

    /** Told by somebody who looked at that time: level means that snapshots show just these entries. */
    void observe(List<String> tails, long lookedNanos) {
        if (shows(tails)) {
            levelSince(lookedNanos);
        } else {
            cycle.nudge();
        }
    }

    /** The newest snapshot, to be closed by the caller; null while there is none. */
    @Nullable
    Snapshot open() {
        DocumentIndex now = index;
        return now == null ? null : now.open();
    }

    /** The applied entry of a partition; null while it is not certain. */
    @Nullable
    String appliedEntry(int partition) {
        DocumentIndex now = index;
        Position position = now == null ? Position.UNKNOWN : now.position(partition);
        return position.isUnknown() ? null : position.at();
    }

    /** Blocks. */
    void commit() {
        DocumentIndex now = index;
        if (now != null && !now.isBroken()) {
            now.commit();
        }
    }

    /** Blocks until the index is closed. */
    void close() {
        end(DocumentIndex::close);
    }

    /** The store is no more; open snapshots stay readable. Blocks. */
    void discard() {
        end(DocumentIndex::discard);
    }

    private synchronized void end(Consumer<DocumentIndex> how) {
        closed = true;
        cycle.end(gone());
        DocumentIndex last = index;
        index = null;
        if (last != null) {
            how.accept(last);
        }
    }

    private StoreError gone() {
        return new StoreError(ErrorCode.UNKNOWN_STORE, "no such store: " + store.name());
    }

    private Uni<Moment> round(boolean wanted) {
        return opened().flatMap(open -> attempt(open, wanted, 1)).onFailure().call(failure -> pool.run(this::recover));
    }

    private Uni<Moment> attempt(DocumentIndex open, boolean wanted, int number) {
        long lookedNanos = System.nanoTime();
        meters.looked();
        return feed.look(store)
                .call(look -> stores.reach(look.moment().epoch()))
                .flatMap(look -> {
                    if (stores.of(store.uid()) == null) {
                        return Uni.createFrom().failure(gone());
                    }
                    if (shows(look.tails())) {
                        levelSince(lookedNanos);
                        return Uni.createFrom().item(look.moment());
                    }
                    return catchUp.reach(open, look.tails(), changed -> publish(open, wanted, changed, lookedNanos))
                            .flatMap(rebuilt -> rebuilt
                                    ? again(open, wanted, number)
                                    : Uni.createFrom().item(look.moment()));
                });
    }

    private Uni<Moment> again(DocumentIndex open, boolean wanted, int number) {
        return number < MOST_ATTEMPTS
                ? attempt(open, wanted, number + 1)
                : Uni.createFrom()
                        .failure(new StoreError.Unavailable("the index of this store is not ready", "not-done", null));
    }

    private boolean shows(List<String> tails) {
        DocumentIndex now = index;
        return now != null && tails.equals(now.published());
    }

    private void levelSince(long lookedNanos) {
        if (!everLevel || lookedNanos - levelNanos > 0) {
            levelNanos = lookedNanos;
            everLevel = true;
        }
    }

    /** Blocks. */
    private void publish(DocumentIndex open, boolean wanted, boolean changed, long lookedNanos) {
        long start = System.nanoTime();
        long pause = refreshInterval.toNanos() * (changed && !isKeptFresh(start) ? UNREAD : 1);
        if (wanted || open.published() == null || start - publishedNanos >= pause) {
            open.publish();
            meters.refreshed(start);
            publishedNanos = System.nanoTime();
            levelSince(lookedNanos);
        }
    }

    private Uni<DocumentIndex> opened() {
        DocumentIndex now = index;
        return now != null ? Uni.createFrom().item(now) : pool.supply(this::openNow);
    }

    private synchronized DocumentIndex openNow() {
        if (closed) {
            throw gone();
        }
        DocumentIndex opened = opening.get();
        index = opened;
        return opened;
    }

    /** An index that failed for good is given up; the next round begins with an empty one. */
    private synchronized void recover() {
        DocumentIndex now = index;
        if (now != null && now.isBroken() && !closed) {
            LOG.errorf("The index of store %s failed and is rebuilt", store.uid());
            index = null;
            everLevel = false;
            now.discard();
        }
    }
}
