package io.sessionsuite.store.document;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sessionsuite.store.Rhythm;
import io.sessionsuite.store.StoreConfig;
import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.StoreUid;
import io.sessionsuite.store.registry.Stores;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes out documents past their deadline, on every replica; each is taken out once, whoever comes first. A partition
 * is looked at when its next deadline comes, and at least every half minute, as others may have set nearer ones.
 */
@Singleton
class Sweeper {

    private static final int BATCH = 100;
    private static final int AT_ONCE = 8;
    private static final long LONGEST_PAUSE_NANOS = Duration.ofSeconds(30).toNanos();

    private record Partition(StoreUid uid, int number) {}

    private final Stores stores;
    private final DocumentStore documents;
    private final WriteMeters meters;
    private final boolean enabled;
    private final Rhythm rhythm;
    private final Map<Partition, Long> due = new ConcurrentHashMap<>();

    Sweeper(Vertx vertx, Stores stores, DocumentStore documents, WriteMeters meters, StoreConfig config) {
        this.stores = stores;
        this.documents = documents;
        this.meters = meters;
        this.enabled = config.sweep().enabled();
        this.rhythm = new Rhythm(vertx, config.sweep().interval(), this::round);
    }

    void begin(@Observes StartupEvent event) {
        if (enabled) {
            rhythm.begin();
        }
    }

    void end(@Observes ShutdownEvent event) {
        rhythm.end();
    }

    /** Looks at every partition whose time has come. */
    Uni<Void> round() {
        Map<Partition, Store> partitions = new HashMap<>();
        for (Store store : stores.all()) {
            for (int number = 0; number < store.partitions(); number++) {
                partitions.put(new Partition(store.uid(), number), store);
            }
        }
        due.keySet().retainAll(partitions.keySet());
        long now = System.nanoTime();
        return Multi.createFrom()
                .iterable(partitions.keySet())
                .filter(partition -> due.getOrDefault(partition, now) - now <= 0)
                .onItem()
                .transformToUni(this::sweep)
                .merge(AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> sweep(Partition partition) {
        return documents.sweep(partition.uid(), partition.number(), BATCH).flatMap(swept -> {
            meters.swept(swept.removed());
            long next = swept.nextMillis() < 0 ? LONGEST_PAUSE_NANOS : swept.nextMillis() * 1_000_000;
            due.put(partition, System.nanoTime() + Math.min(LONGEST_PAUSE_NANOS, next));
            return swept.removed() == BATCH
                    ? sweep(partition)
                    : Uni.createFrom().item(swept.removed());
        });
    }
}
