package io.sessionsuite.store.document;

import io.quarkus.arc.All;
import io.sessionsuite.store.StoreConfig;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.document.DocumentStore.Present;
import io.sessionsuite.store.document.DocumentStore.Writing;
import io.sessionsuite.store.json.JsonText;
import io.sessionsuite.store.json.JsonValue;
import io.sessionsuite.store.registry.Partitions;
import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.Stores;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes changes to one partition (store 5.4, 5.5). A merge is worked out here, on what {@code read-3} gave, and
 * written on condition that this version still stands; where it does not, it is worked out again. The two steps need no
 * lock: whatever happens between them fails the condition.
 */
@Singleton
class PartitionWriter {

    private static final int MOST_TRIES = 16;
    private static final int MOST_THAW_WAITS = 40;
    private static final Duration THAW_WAIT = Duration.ofMillis(50);
    private static final Present ABSENT = new Present(0, null);

    /** Bytes of a window; a change counts at least so much that no more than 1,000 fit in, or 64 that are read. */
    private static final long FULL = 4 << 20;

    private static final long LEAST = FULL / 1_000;
    private static final long LEAST_OF_MERGE = FULL / 64;

    private final DocumentStore documents;
    private final WriteLine line;
    private final Stores stores;
    private final Partitions partitions;
    private final List<WriteListener> listeners;
    private final DocumentLimits limits;

    PartitionWriter(
            DocumentStore documents,
            WriteLine line,
            Stores stores,
            Partitions partitions,
            @All List<WriteListener> listeners,
            StoreConfig config) {
        this.documents = documents;
        this.line = line;
        this.stores = stores;
        this.partitions = partitions;
        this.listeners = listeners;
        this.limits = DocumentLimits.of(config.limits());
    }

    /**
     * Works out what is to be written; fails with {@code E23} where a merge makes a document too large. Nothing is
     * written.
     */
    Uni<PartitionWrite> prepare(Store store, int partition, Origin origin, List<Change> changes) {
        return work(new PartitionWrite(store, partition, origin, changes, List.of()));
    }

    /** Never fails. */
    Uni<Effect> write(PartitionWrite prepared) {
        return write(prepared, MOST_TRIES, MOST_THAW_WAITS).onFailure().recoverWithItem(Effect.Failed::of);
    }

    private Uni<Effect> write(PartitionWrite write, int tries, int waits) {
        long received = write.origin().receivedMillis();
        return line.inLine(
                        write.items(), () -> documents.write(write.store(), write.partition(), received, write.items()))
                .flatMap(writing -> switch (writing) {
                    case Writing.Written done -> {
                        listeners.forEach(
                                listener -> listener.written(write.store().uid()));
                        yield effect(new Effect.Done());
                    }
                    case Writing.Differs(var identity, var version) ->
                        write.isConditional(identity)
                                ? effect(new Effect.Differs(identity))
                                : again(write, tries, waits);
                    case Writing.Dropped dropped -> effect(new Effect.Moved());
                    case Writing.Frozen frozen -> wait(frozen, write, tries, waits);
                });
    }

    private Uni<Effect> again(PartitionWrite write, int tries, int waits) {
        return tries == 1
                ? Uni.createFrom().failure(unavailable())
                : work(write).flatMap(worked -> write(worked, tries - 1, waits));
    }

    /** A freeze that lapsed still refuses; only a store that is still this one may be thawed and written. */
    private Uni<Effect> wait(Writing.Frozen frozen, PartitionWrite write, int tries, int waits) {
        if (waits == 0) {
            return Uni.createFrom().failure(unavailable());
        }
        Uni<?> until = frozen.isLapsed()
                ? stores.reload().chain(() -> thaw(write))
                : Uni.createFrom().voidItem().onItem().delayIt().by(THAW_WAIT).emitOn(Resumption.here());
        return until.chain(() -> {
            boolean stands = !frozen.isLapsed() || stores.of(write.store().uid()) != null;
            return stands ? write(write, tries, waits - 1) : effect(new Effect.Moved());
        });
    }

    private Uni<Boolean> thaw(PartitionWrite write) {
        return stores.of(write.store().uid()) == null
                ? Uni.createFrom().item(false)
                : partitions.thaw(write.store().uid(), write.partition(), "");
    }

    private static StoreError unavailable() {
        return new StoreError.Unavailable("unavailable", "not-done", null);
    }

    private static Uni<Effect> effect(Effect effect) {
        return Uni.createFrom().item(effect);
    }

    private Uni<PartitionWrite> work(PartitionWrite write) {
        List<Identity> merged = write.merged();
        return merged.isEmpty()
                ? Uni.createFrom().item(() -> write.with(items(write, Map.of())))
                : documents.read(write.store(), write.partition(), merged).map(found -> {
                    Map<Identity, Present> present = new HashMap<>();
                    for (int i = 0; i < found.size(); i++) {
                        present.put(merged.get(i), found.get(i));
                    }
                    return write.with(items(write, present));
                });
    }

    private List<Item> items(PartitionWrite write, Map<Identity, Present> present) {
        Store store = write.store();
        String address = write.origin().address();
        List<Item> items = new ArrayList<>(write.changes().size());
        for (Change change : write.changes()) {
            long ifVersion = change.ifVersion() == null ? Item.ANY : change.ifVersion();
            items.add(
                    switch (change) {
                        case Change.Delete delete -> Item.delete(delete.identity(), ifVersion);
                        case Change.Put put ->
                            Item.put(
                                    put.identity(),
                                    ifVersion,
                                    put.ttl() == null ? store.ttlMillis() : put.ttl(),
                                    Enrichment.head(put.document(), address));
                        case Change.Merge merge ->
                            merged(merge, present.getOrDefault(merge.identity(), ABSENT), store, address);
                    });
        }
        return items;
    }

    private Item merged(Change.Merge merge, Present present, Store store, String address) {
        byte[] bytes = present.bytes();
        @Nullable JsonValue document = bytes == null ? null : JsonText.parse(bytes);
        @Nullable Long ttl = null;
        for (Change.Patch patch : merge.patches()) {
            document = MergePatch.apply(document, patch.document());
            ttl = patch.ttl() == null ? ttl : patch.ttl();
        }
        JsonValue result = document == null ? merge.patches().get(0).document() : document;
        limits.requireSize(result, "merge");
        long otherwise = bytes == null ? store.ttlMillis() : Item.KEEP;
        long ifVersion = merge.ifVersion() == null ? present.version() : merge.ifVersion();
        return Item.put(merge.identity(), ifVersion, ttl == null ? otherwise : ttl, Enrichment.head(result, address));
    }

    /** Windows of bounded size: at most 1,000 changes or 4 MiB, and fewer where documents must be read. */
    static List<List<Change>> windows(Collection<Change> changes) {
        List<List<Change>> windows = new ArrayList<>();
        List<Change> window = new ArrayList<>();
        long weight = 0;
        for (Change change : changes) {
            long next = weight(change);
            if (!window.isEmpty() && weight + next > FULL) {
                windows.add(window);
                window = new ArrayList<>();
                weight = 0;
            }
            window.add(change);
            weight += next;
        }
        windows.add(window);
        return windows;
    }

    private static long weight(Change change) {
        return switch (change) {
            case Change.Delete delete -> LEAST;
            case Change.Put put -> Math.max(LEAST, put.document().length());
            case Change.Merge merge -> LEAST_OF_MERGE;
        };
    }
}
