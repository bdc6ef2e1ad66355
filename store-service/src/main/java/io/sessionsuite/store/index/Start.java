package io.sessionsuite.store.index;

import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.StoreUid;
import io.sessionsuite.store.registry.Stores;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The first reading of the registry, repeated until it succeeds, and which stores were found by it. */
final class Start {

    private static final long PAUSE_MILLIS = 200;

    private final Vertx vertx;
    private final ChangeFeed feed;
    private final Stores stores;
    private final Indexes indexes;
    private volatile @Nullable Set<StoreUid> found;
    private volatile boolean ended;
    private volatile Cancellable reading = () -> {};

    Start(Vertx vertx, ChangeFeed feed, Stores stores, Indexes indexes) {
        this.vertx = vertx;
        this.feed = feed;
        this.stores = stores;
        this.indexes = indexes;
    }

    void begin() {
        reading = feed.moment()
                .invoke(indexes::look)
                .chain(moment -> stores.reach(moment.epoch()))
                .subscribe()
                .with(read -> found(), away -> {
                    if (!ended) {
                        vertx.setTimer(PAUSE_MILLIS, due -> begin());
                    }
                });
    }

    void end() {
        ended = true;
        reading.cancel();
    }

    /** Whether each store found then was level with Redis once, or is no more. */
    boolean isOver() {
        Set<StoreUid> first = found;
        return first != null && first.stream().allMatch(this::wasLevel);
    }

    private boolean wasLevel(StoreUid uid) {
        Store store = stores.of(uid);
        StoreIndex index = store == null ? null : indexes.of(store);
        return index == null || index.wasLevel();
    }

    private void found() {
        indexes.follow();
        indexes.tidy();
        found = stores.all().stream().map(Store::uid).collect(Collectors.toSet());
    }
}
