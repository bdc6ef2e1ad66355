package io.sessionsuite.store.index;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sessionsuite.store.query.Condition;
import io.sessionsuite.store.query.ParsedQuery;
import io.sessionsuite.store.query.SortOrder;
import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.StoreUid;
import io.sessionsuite.store.registry.Stores;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One replica's index of a store, with the real feed and the real index. */
final class TestReplica implements AutoCloseable {

    private static final Pattern DOCUMENT = Pattern.compile("\\{\"session\":\\{\"id\":\"([^\"]*)\"},\"n\":(\\d+),.*");
    private static final Duration HOUR = Duration.ofHours(1);

    final WatchedFeed feed;
    final IndexPool pool = new IndexPool("test-index", 2, 1_000);
    final StoreIndex index;
    volatile boolean dropped;
    volatile DocumentIndex opened;

    /** With replies of so few entries and documents. */
    TestReplica(TestStore test, IndexPlace place, int page) {
        this.feed = new WatchedFeed(new RedisChangeFeed(
                test.scripts(),
                false,
                new RedisChangeFeed.Trimming(HOUR, 1_000_000, HOUR),
                new RedisChangeFeed.Pages(page, 4 << 20, page)));
        IndexMeters meters = new IndexMeters(new SimpleMeterRegistry());
        AdmittedPaths paths = new AdmittedPaths(feed, test.store);
        this.index = new StoreIndex(
                test.store,
                feed,
                registry(test.store),
                () -> opened = LuceneDocumentIndex.open(
                        test.store, place, new LuceneDocumentIndex.Indexing(paths, HOUR, meters)),
                new CatchUp(test.store, feed, paths, pool, meters),
                new StoreIndex.Surroundings(pool, meters, Duration.ofMillis(100)));
    }

    /** The one store, until it is dropped. */
    private Stores registry(Store store) {
        return (Stores) Proxy.newProxyInstance(
                Stores.class.getClassLoader(),
                new Class<?>[] {Stores.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "reach" -> Uni.createFrom().voidItem();
                    case "of" -> dropped || !store.uid().equals((StoreUid) arguments[0]) ? null : store;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** What a strong query sees. */
    Map<String, Long> read() {
        long now = index.level().await().atMost(TestStore.PATIENCE).now();
        return newest(now);
    }

    /** What the newest snapshot shows, identity to number. */
    Map<String, Long> newest(long now) {
        try (Snapshot snapshot = index.open()) {
            return content(snapshot, now);
        }
    }

    static Map<String, Long> content(Snapshot snapshot, long now) {
        PreparedQuery everything = PreparedQuery.of(new ParsedQuery(new Condition.Everything(), List.of()));
        Hits hits = snapshot.find(new Search(everything, SortOrder.DEFAULT, null, now));
        List<Hits.Hit> all = hits.next(null, Hits.LARGEST_WINDOW);
        Map<String, Long> content = new TreeMap<>();
        for (byte[] document : hits.documents(all)) {
            Matcher parts = DOCUMENT.matcher(new String(document, StandardCharsets.UTF_8));
            if (!parts.matches() || content.put(parts.group(1), Long.valueOf(parts.group(2))) != null) {
                throw new AssertionError("Twice, or not written here: " + new String(document, StandardCharsets.UTF_8));
            }
        }
        if (content.size() != hits.count()) {
            throw new AssertionError("Counted " + hits.count() + ", found " + content.size());
        }
        return content;
    }

    @Override
    public void close() {
        index.close();
        pool.close();
    }
}
