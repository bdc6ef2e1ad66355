package io.sessionsuite.store.index;

import io.sessionsuite.store.registry.Store;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The real feed, with counts of its calls and a place to do something between a call and its answer. */
final class WatchedFeed implements ChangeFeed {

    final AtomicInteger looks = new AtomicInteger();
    final AtomicInteger pulls = new AtomicInteger();
    final AtomicInteger scans = new AtomicInteger();
    volatile UnaryOperator<Uni<Pulls>> onPull = UnaryOperator.identity();
    volatile UnaryOperator<Uni<Scan>> onScan = UnaryOperator.identity();
    private final ChangeFeed feed;

    WatchedFeed(ChangeFeed feed) {
        this.feed = feed;
    }

    @Override
    public Uni<Look> look(Store store) {
        looks.incrementAndGet();
        return feed.look(store);
    }

    @Override
    public Uni<Moment> moment() {
        return feed.moment();
    }

    @Override
    public Uni<Map<Store, List<String>>> tails(Collection<Store> stores) {
        return feed.tails(stores);
    }

    @Override
    public Uni<Pulls> pull(Store store, Map<Integer, Position> from) {
        pulls.incrementAndGet();
        return onPull.apply(feed.pull(store, from));
    }

    @Override
    public Uni<Scan> scan(Store store, int partition, Scan.Page after) {
        scans.incrementAndGet();
        return onScan.apply(feed.scan(store, partition, after));
    }

    @Override
    public Uni<List<String>> admittedPaths(Store store) {
        return feed.admittedPaths(store);
    }

    @Override
    public Uni<Long> report(Store store, int partition, String replica, String position) {
        return feed.report(store, partition, replica, position);
    }

    @Override
    public Uni<Void> alive(String replica) {
        return feed.alive(replica);
    }
}
