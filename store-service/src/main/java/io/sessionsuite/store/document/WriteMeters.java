package io.sessionsuite.store.document;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Collection;

/**
 * Meters of the write side: {@code store_updates_total} (requests and windows of NDJSON done),
 * {@code store_documents_total} by change, {@code store_swept_documents_total}. No label holds a name.
 */
@Singleton
class WriteMeters {

    private final Counter updates;
    private final Counter upserts;
    private final Counter merges;
    private final Counter deletes;
    private final Counter swept;

    WriteMeters(MeterRegistry registry) {
        this.updates = registry.counter("store.updates");
        this.upserts = registry.counter("store.documents", "change", "upsert");
        this.merges = registry.counter("store.documents", "change", "merge");
        this.deletes = registry.counter("store.documents", "change", "delete");
        this.swept = registry.counter("store.swept.documents");
    }

    void written(Collection<Change> changes) {
        updates.increment();
        for (Change change : changes) {
            switch (change) {
                case Change.Put put -> upserts.increment();
                case Change.Merge merge -> merges.increment();
                case Change.Delete delete -> deletes.increment();
            }
        }
    }

    void swept(int documents) {
        swept.increment(documents);
    }
}
