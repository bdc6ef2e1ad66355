package io.sessionsuite.store.registry;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sessionsuite.store.Rhythm;
import io.sessionsuite.store.registry.StoreRegistry.Gone;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Unlinks the data of generations nobody finds any more, on every replica; doing it twice does no harm. A partition is
 * closed before its data goes, so that nothing can be written behind.
 */
@Singleton
class Leftovers {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int AT_ONCE = 10;

    private final StoreRegistry registry;
    private final Partitions partitions;
    private final Rhythm rhythm;

    Leftovers(Vertx vertx, StoreRegistry registry, Partitions partitions) {
        this.registry = registry;
        this.partitions = partitions;
        this.rhythm = new Rhythm(vertx, PAUSE, this::clear);
    }

    void begin(@Observes StartupEvent event) {
        rhythm.begin();
    }

    void end(@Observes ShutdownEvent event) {
        rhythm.end();
    }

    Uni<Void> clear() {
        return registry.gone(AT_ONCE)
                .onItem()
                .transformToMulti(gone -> Multi.createFrom().iterable(gone))
                .onItem()
                .transformToUniAndConcatenate(this::clear)
                .collect()
                .last();
    }

    private Uni<Void> clear(Gone gone) {
        return partitions
                .close(gone.uid(), gone.partitions())
                .chain(() -> partitions.unlink(gone.uid(), gone.partitions()))
                .chain(() -> registry.forget(gone.uid()));
    }
}
