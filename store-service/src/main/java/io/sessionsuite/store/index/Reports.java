package io.sessionsuite.store.index;

import io.sessionsuite.store.registry.Store;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the other replicas that this one lives and how far it is in each partition that changed, so that logs are cut
 * behind the last of them. One round at a time.
 */
final class Reports {

    private static final int AT_ONCE = 8;

    private final ChangeFeed feed;
    private final Indexes indexes;
    private final IndexMeters meters;
    private final String replica = randomId();
    private Map<Partition, String> told = Map.of();

    Reports(ChangeFeed feed, Indexes indexes, IndexMeters meters) {
        this.feed = feed;
        this.indexes = indexes;
        this.meters = meters;
    }

    private record Partition(Store store, int number) {}

    Uni<Void> send() {
        Map<Partition, String> now = positions();
        List<Map.Entry<Partition, String>> changed = new ArrayList<>(now.entrySet());
        changed.removeAll(told.entrySet());
        return feed.alive(replica)
                .chain(() -> Multi.createFrom()
                        .iterable(changed)
                        .onItem()
                        .transformToUni(this::report)
                        .merge(AT_ONCE)
                        .collect()
                        .asList())
                .invoke(() -> told = now)
                .replaceWithVoid();
    }

    private Uni<Long> report(Map.Entry<Partition, String> position) {
        Partition partition = position.getKey();
        return feed.report(partition.store(), partition.number(), replica, position.getValue())
                .invoke(meters::trimmed);
    }

    private Map<Partition, String> positions() {
        Map<Partition, String> positions = new HashMap<>();
        for (StoreIndex index : indexes.all()) {
            for (int number = 0; number < index.store().partitions(); number++) {
                String entry = index.appliedEntry(number);
                if (entry != null && !entry.equals(Position.EMPTY.at())) {
                    positions.put(new Partition(index.store(), number), entry);
                }
            }
        }
        return positions;
    }

    private static String randomId() {
        byte[] id = new byte[16];
        new SecureRandom().nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
