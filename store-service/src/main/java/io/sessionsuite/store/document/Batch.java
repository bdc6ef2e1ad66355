package io.sessionsuite.store.document;

import io.sessionsuite.store.registry.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The changes of one request, folded: one for each identity, and at most one under a condition. */
final class Batch {

    private final Store store;
    private final Map<Identity, Change> changes = new LinkedHashMap<>();
    private @Nullable Identity condition;
    private long ifVersion;

    Batch(Store store) {
        this.store = store;
    }

    Store store() {
        return store;
    }

    void put(Change.Put put) {
        changes.put(put.identity(), put);
    }

    void delete(Identity identity) {
        changes.put(identity, new Change.Delete(identity, null));
    }

    /** On top of what the request does to that identity before. */
    void merge(Identity identity, Change.Patch patch) {
        changes.put(identity, merged(identity, changes.get(identity), patch));
    }

    /** The version an identity must have before all this. */
    void onlyAt(Identity identity, long version) {
        condition = identity;
        ifVersion = version;
    }

    boolean isConditional() {
        return condition != null;
    }

    /** In the order the identities first came. */
    Collection<Change> changes() {
        if (condition != null) {
            changes.computeIfPresent(condition, (identity, change) -> change.onlyAt(ifVersion));
        }
        return changes.values();
    }

    private static Change merged(Identity identity, @Nullable Change before, Change.Patch patch) {
        return switch (before) {
            case null -> new Change.Merge(identity, List.of(patch), null);
            case Change.Delete gone ->
                new Change.Put(identity, MergePatch.apply(null, patch.document()), patch.ttl(), null);
            case Change.Put put ->
                new Change.Put(
                        identity,
                        MergePatch.apply(put.document(), patch.document()),
                        patch.ttl() == null ? put.ttl() : patch.ttl(),
                        null);
            case Change.Merge merge -> {
                List<Change.Patch> patches = new ArrayList<>(merge.patches());
                patches.add(patch);
                yield new Change.Merge(identity, patches, null);
            }
        };
    }
}
