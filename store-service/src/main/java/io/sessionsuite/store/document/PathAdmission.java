package io.sessionsuite.store.document;

import io.sessionsuite.store.StoreConfig;
import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.StoreUid;
import io.sessionsuite.store.registry.Stores;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has the paths of a document admitted to the index before the document is written (store 8.1), and remembers the
 * answers: nothing is ever taken out again, and once a store is full no path it does not know can come in. Behind a new
 * connection may be a Redis that lost some of it; so that ends what is remembered. The five the service fills are
 * always in and take nobody's place.
 */
@Singleton
class PathAdmission {

    private static final int LONGEST = 512;
    static final List<String> OURS =
            List.of("_m1.ip", "_m1.receivedUTC", "_m1.session.lastUpdated", "_m1.version", "_m1.expires");

    private final DocumentStore documents;
    private final int most;
    private final Map<StoreUid, Known> known = new ConcurrentHashMap<>();

    PathAdmission(DocumentStore documents, Stores stores, StoreConfig config) {
        this.documents = documents;
        this.most = config.limits().pathCount() + OURS.size();
        stores.onChange(() -> known.keySet().removeIf(uid -> stores.of(uid) == null));
    }

    /** Done when all replicas know which paths of these documents are indexed. */
    Uni<Void> admit(Store store, Collection<byte[]> documents) {
        Known ofStore = known(store.uid());
        Set<String> unknown = new LinkedHashSet<>(ofStore.admitted.isEmpty() ? OURS : List.of());
        for (byte[] document : documents) {
            for (String path : DocumentLeaves.of(document).paths()) {
                if (path.length() <= LONGEST && !ofStore.admitted.contains(path)) {
                    unknown.add(path);
                }
            }
        }
        return unknown.isEmpty() || ofStore.full
                ? Uni.createFrom().voidItem()
                : this.documents
                        .admit(store.uid(), most, unknown)
                        .invoke(in -> ofStore.learn(in, unknown.size()))
                        .replaceWithVoid();
    }

    private Known known(StoreUid uid) {
        int connections = documents.connectionsMade();
        Known ofStore = known.get(uid);
        return ofStore != null && ofStore.connections == connections
                ? ofStore
                : known.compute(
                        uid,
                        (same, now) -> now == null || now.connections < connections ? new Known(connections) : now);
    }

    /** What is known of one store, and how many connections had been made when that began. */
    private static final class Known {

        private final int connections;
        private final Set<String> admitted = ConcurrentHashMap.newKeySet();
        private volatile boolean full;

        Known(int connections) {
            this.connections = connections;
        }

        void learn(Set<String> in, int asked) {
            admitted.addAll(in);
            if (in.size() < asked) {
                full = true;
            }
        }
    }
}
