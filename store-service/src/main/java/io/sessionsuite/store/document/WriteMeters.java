package io.sessionsuite.store.document;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Collection;

/**
 * Meters of the write side: {@code store_updates_total} (requests and windows of NDJSON done),
 * {@code store_documents_total} by change, {@code store_swept_documents_total}. No label holds a name.
 */
@Singleton
class WriteMeters {

    private final MeterRegistry registry;

    WriteMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void written(Collection<Change> changes) {
        registry.counter("store.updates").increment();
        for (Change change : changes) {
            documents(
                    switch (change) {
                        case Change.Put put -> "upsert";
                        case Change.Merge merge -> "merge";
                        case Change.Delete delete -> "delete";
                    });
        }
    }

    void swept(int documents) {
        registry.counter("store.swept.documents").increment(documents);
    }

    private void documents(String change) {
        registry.counter("store.documents", "change", change).increment();
    }
}
