package io.sessionsuite.store.index;

import io.sessionsuite.store.registry.Store;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/**
 * The indexed paths of one store. They are admitted in Redis, before the write that brings them, and never removed, so
 * that all replicas index alike.
 */
final class AdmittedPaths {

    private final ChangeFeed feed;
    private final Store store;
    private volatile Set<String> paths = Set.of();

    AdmittedPaths(ChangeFeed feed, Store store) {
        this.feed = feed;
        this.store = store;
    }

    boolean contains(String path) {
        return paths.contains(path);
    }

    List<String> inNameOrder() {
        return paths.stream().sorted().toList();
    }

    /** Makes known what was admitted while there were that many. */
    Uni<Void> reach(long count) {
        return count <= paths.size()
                ? Uni.createFrom().voidItem()
                : feed.admittedPaths(store).invoke(this::learn).replaceWithVoid();
    }

    /** Makes known what is admitted now and nothing else: Redis was set back, and may count as many as before. */
    Uni<Void> reread() {
        return feed.admittedPaths(store).invoke(this::replace).replaceWithVoid();
    }

    private synchronized void replace(List<String> read) {
        paths = Set.copyOf(read);
    }

    private synchronized void learn(List<String> read) {
        if (read.size() > paths.size()) {
            paths = Set.copyOf(read);
        }
    }
}
