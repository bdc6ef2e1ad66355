package io.sessionsuite.store.document;

import io.sessionsuite.store.registry.Store;
import java.util.List;

/**
 * Changes of one partition that are written together.
 *
 * @param items the changes as worked out on what was last read; one for each change
 */
record PartitionWrite(Store store, int partition, Origin origin, List<Change> changes, List<Item> items) {

    PartitionWrite with(List<Item> worked) {
        return new PartitionWrite(store, partition, origin, changes, worked);
    }

    List<Identity> merged() {
        return changes.stream()
                .filter(Change.Merge.class::isInstance)
                .map(Change::identity)
                .toList();
    }

    /** Whether a caller, not this service, asked for the version of that identity. */
    boolean isConditional(Identity identity) {
        return changes.stream().anyMatch(change -> change.identity().equals(identity) && change.ifVersion() != null);
    }
}
