package io.sessionsuite.store.index;

import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.Stores;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;

/**
 * Looks after stores nobody asks for: one read of all their newest entries, every 100 ms while something changes, every
 * second at rest. A store that is behind is nudged.
 */
final class Polling {

    private static final long SHORTEST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 1_000;

    private final Vertx vertx;
    private final ChangeFeed feed;
    private final Stores stores;
    private final Indexes indexes;
    private volatile boolean ended;
    private volatile Cancellable asking = () -> {};
    private Map<Store, List<String>> last = Map.of();
    private long pause = SHORTEST_MILLIS;

    Polling(Vertx vertx, ChangeFeed feed, Stores stores, Indexes indexes) {
        this.vertx = vertx;
        this.feed = feed;
        this.stores = stores;
        this.indexes = indexes;
    }

    void begin() {
        schedule();
    }

    void end() {
        ended = true;
        asking.cancel();
    }

    private void schedule() {
        if (!ended) {
            vertx.setTimer(pause, due -> ask());
        }
    }

    private void ask() {
        long asked = System.nanoTime();
        asking = feed.tails(stores.all()).subscribe().with(tails -> look(tails, asked), away -> {
            pause = LONGEST_MILLIS;
            schedule();
        });
    }

    private void look(Map<Store, List<String>> tails, long asked) {
        tails.forEach((store, newest) -> {
            StoreIndex index = indexes.of(store);
            if (index != null) {
                index.observe(newest, asked);
            }
        });
        pause = tails.equals(last) ? Math.min(LONGEST_MILLIS, pause * 2) : SHORTEST_MILLIS;
        last = tails;
        schedule();
    }
}
