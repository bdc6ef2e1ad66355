package io.sessionsuite.store.index;

import io.sessionsuite.store.StoreConfig.Consistency;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.document.Resumption;
import io.sessionsuite.store.document.WriteListener;
import io.sessionsuite.store.query.ParsedQuery;
import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.StoreUid;
import io.sessionsuite.store.registry.Stores;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads stores: waits until their index is level with Redis, and searches on threads of its own. */
@Singleton
public class StoreReader implements WriteListener {

    private final Stores stores;
    private final Indexes indexes;
    private final IndexPool searching;

    StoreReader(Stores stores, ReadSide side) {
        this.stores = stores;
        this.indexes = side.indexes();
        this.searching = side.searching();
    }

    /**
     * Builds what the engine makes of the patterns of a query, on a thread of its own if there are any.
     *
     * @throws StoreError {@code E15} if one is malformed or too large, {@code E25} if too many wait to begin
     */
    public Uni<PreparedQuery> prepare(ParsedQuery query) {
        return query.patterns().isEmpty()
                ? Uni.createFrom().item(PreparedQuery.of(query))
                : searching.supply(() -> PreparedQuery.of(query)).emitOn(Resumption.here());
    }

    /**
     * Waits until all that was acknowledged before can be read; the clock of Redis then, epoch milliseconds.
     *
     * @param spent of the time in which an answer is due
     * @throws StoreError {@code E26} if that takes too long, {@code E7} if the generation is no more
     */
    public Uni<Long> level(Store store, Consistency consistency, Duration spent) {
        return indexes.level(store, consistency, spent);
    }

    /**
     * Begins to read the newest snapshot, which whatever is begun closes in the end.
     *
     * @throws StoreError {@code E25} if too many wait to begin, {@code E7} if the generation is no more
     */
    public <T> Uni<T> begin(Store store, Function<Snapshot, T> reading) {
        return searching.supply(() -> {
            Snapshot snapshot = open(store);
            try {
                return reading.apply(snapshot);
            } catch (RuntimeException | Error e) {
                snapshot.close();
                throw e;
            }
        });
    }

    private Snapshot open(Store store) {
        StoreIndex index = indexes.of(store);
        Snapshot snapshot = index == null ? null : index.open();
        if (snapshot != null) {
            return snapshot;
        }
        throw stores.of(store.uid()) == null
                ? Stores.unknown(store.name())
                : new StoreError.Unavailable("the index of this store is not ready", "not-done", null);
    }

    /** Goes on with something begun, one step at a time. */
    public <T> Uni<T> proceed(Supplier<T> step) {
        return searching.proceed(step);
    }

    /** Its index begins to catch up before anybody asks. */
    @Override
    public void written(StoreUid uid) {
        Store store = stores.of(uid);
        StoreIndex index = store == null ? null : indexes.of(store);
        if (index != null) {
            index.nudge();
        }
    }
}
