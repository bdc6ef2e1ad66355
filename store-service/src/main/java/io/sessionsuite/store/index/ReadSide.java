package io.sessionsuite.store.index;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sessionsuite.store.Rhythm;
import io.sessionsuite.store.StoreConfig;
import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.Stores;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The read side of this replica, from its start to its end. */
@Singleton
class ReadSide {

    private static final int INDEX_QUEUE = 10_000;
    private static final Duration REPORT_INTERVAL = Duration.ofSeconds(5);

    private final StoreConfig config;
    private final ChangeFeed feed;
    private final Stores stores;
    private final IndexMeters meters;
    private final IndexPlaces places;
    private final IndexPool indexing;
    private final IndexPool searching;
    private final Indexes indexes;
    private final Start start;
    private final Polling polling;
    private final Rhythm commits;
    private final Rhythm reports;

    ReadSide(Vertx vertx, StoreConfig config, ChangeFeed feed, Stores stores, MeterRegistry registry) {
        int cores = Runtime.getRuntime().availableProcessors();
        this.config = config;
        this.feed = feed;
        this.stores = stores;
        this.meters = new IndexMeters(registry);
        this.places = IndexPlaces.of(config.index());
        this.indexing = new IndexPool("store-index", Math.max(2, cores), INDEX_QUEUE);
        this.searching = new IndexPool(
                "store-search",
                config.search().threads().orElse(cores),
                config.search().queue());
        IndexMeters.watch(registry, "index", indexing);
        IndexMeters.watch(registry, "search", searching);
        this.indexes = new Indexes(stores, this::make, places, indexing, meters, config);
        this.start = new Start(vertx, feed, stores, indexes);
        this.polling = new Polling(vertx, feed, stores, indexes);
        this.commits = new Rhythm(vertx, config.index().commitInterval(), () -> indexing.run(indexes::commit));
        this.reports = new Rhythm(vertx, REPORT_INTERVAL, new Reports(feed, indexes, meters)::send);
    }

    Indexes indexes() {
        return indexes;
    }

    IndexPool searching() {
        return searching;
    }

    /** Whether every store found at the start has been level with Redis once. */
    boolean isReady() {
        return start.isOver();
    }

    void begin(@Observes StartupEvent event) {
        stores.onChange(indexes::follow);
        start.begin();
        polling.begin();
        commits.begin();
        reports.begin();
    }

    void end(@Observes ShutdownEvent event) {
        start.end();
        polling.end();
        commits.end();
        reports.end();
        searching.close();
        indexes.close();
        indexing.close();
        places.close();
    }

    private StoreIndex make(Store store) {
        AdmittedPaths paths = new AdmittedPaths(feed, store);
        IndexPlace place = places.of(store.uid());
        LuceneDocumentIndex.Indexing how =
                new LuceneDocumentIndex.Indexing(paths, config.query().timeout(), meters);
        return new StoreIndex(
                store,
                feed,
                stores,
                () -> LuceneDocumentIndex.open(store, place, how),
                new CatchUp(store, feed, paths, indexing, meters),
                new StoreIndex.Surroundings(indexing, meters, config.index().refreshInterval()));
    }
}
