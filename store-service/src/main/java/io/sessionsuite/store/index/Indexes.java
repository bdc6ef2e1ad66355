package io.sessionsuite.store.index;

import io.sessionsuite.store.StoreConfig;
import io.sessionsuite.store.StoreConfig.Consistency;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.StoreUid;
import io.sessionsuite.store.registry.Stores;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The stores on this replica: an index for each there is, made when it comes, gone when it goes. */
final class Indexes {

    /** How old an answer may be that does not wait (store 5.4). */
    private static final Duration EVENTUAL = Duration.ofSeconds(2);

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    /** The part of the time in which an answer is due that is left for the answer itself. */
    private static final int RESERVE = 8;

    private static final Logger LOG = Logger.getLogger(Indexes.class);

    private final Stores stores;
    private final Function<Store, StoreIndex> making;
    private final IndexPlaces places;
    private final IndexPool pool;
    private final Duration barrierTimeout;
    private final IndexMeters meters;
    private final BackEndClock clock = new BackEndClock();
    private final Map<StoreUid, StoreIndex> indexes = new ConcurrentHashMap<>();

    Indexes(
            Stores stores,
            Function<Store, StoreIndex> making,
            IndexPlaces places,
            IndexPool pool,
            IndexMeters meters,
            StoreConfig config) {
        this.stores = stores;
        this.making = making;
        this.places = places;
        this.pool = pool;
        this.meters = meters;
        this.barrierTimeout = config.query().barrierTimeout();
    }

    /** The index of a store, made if there is none; null: the generation is no more, and neither is its index. */
    @Nullable
    StoreIndex of(Store store) {
        StoreIndex index = indexes.computeIfAbsent(store.uid(), uid -> making.apply(store));
        return takeAwayWithStore(index) ? null : index;
    }

    /** Asked after it was put in, so that either this or the one who follows the registry sees both. */
    private boolean takeAwayWithStore(StoreIndex index) {
        StoreUid uid = index.store().uid();
        if (stores.of(uid) != null) {
            return false;
        }
        if (indexes.remove(uid, index)) {
            inBackground(index::discard);
        }
        return true;
    }

    Collection<StoreIndex> all() {
        return List.copyOf(indexes.values());
    }

    /**
     * Waits until what was acknowledged before can be read; the clock of Redis then.
     *
     * @param spent of the longest wait
     */
    Uni<Long> level(Store store, Consistency consistency, Duration spent) {
        StoreIndex index = of(store);
        if (index == null) {
            return Uni.createFrom().failure(Stores.unknown(store.name()));
        }
        if (consistency == Consistency.EVENTUAL && index.isFresh(EVENTUAL)) {
            return Uni.createFrom().item(clock::now);
        }
        long began = System.nanoTime();
        return index.level()
                .ifNoItem()
                .after(left(spent))
                .failWith(() -> new StoreError.Unavailable("the index is not level with Redis yet", "not-done", null))
                .invoke(moment -> {
                    look(moment);
                    meters.waited(began);
                })
                .map(Moment::now);
    }

    private Duration left(Duration spent) {
        Duration left = barrierTimeout.minus(barrierTimeout.dividedBy(RESERVE)).minus(spent);
        return left.isPositive() ? left : SHORTEST_WAIT;
    }

    /** Takes the clock of Redis from it. */
    void look(Moment moment) {
        clock.set(moment.now());
    }

    /** Makes and drops indexes as stores came and went. */
    void follow() {
        for (Store store : stores.all()) {
            StoreIndex index = of(store);
            if (index != null) {
                index.nudge();
            }
        }
        all().forEach(this::takeAwayWithStore);
    }

    /** Deletes what stores of earlier days left. */
    void tidy() {
        inBackground(() -> places.keepOnly(uid -> indexes.containsKey(uid) || stores.of(uid) != null));
    }

    /** Makes all indexes durable, one after the other. Blocks. */
    void commit() {
        for (StoreIndex index : all()) {
            try {
                index.commit();
            } catch (RuntimeException e) {
                LOG.errorf(
                        e,
                        "The index of store %s was not committed",
                        index.store().uid());
            }
        }
    }

    /** Blocks until all are closed. */
    void close() {
        for (StoreIndex index : new ArrayList<>(indexes.values())) {
            try {
                index.close();
            } catch (RuntimeException e) {
                LOG.errorf(
                        e, "The index of store %s was not closed", index.store().uid());
            }
        }
    }

    private void inBackground(Runnable task) {
        Cancellable unused = pool.run(task)
                .subscribe()
                .with(done -> {}, failure -> LOG.warn("An index was not tidied away", failure));
    }
}
