package io.sessionsuite.store.document;

import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.Stores;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes the lines of one NDJSON request, each of which is answered for itself. Lines of one window go together as long
 * as that cannot be told from one after the other: of two plain changes of one identity the later is written and both
 * count; a merge or a condition waits for what comes before it.
 */
final class BulkWriter {

    private static final int MOST_MOVES = 2;

    private final String name;
    private final Origin origin;
    private final Stores stores;
    private final Updates updates;
    private final DocumentLimits limits;
    private final BulkReport report = new BulkReport();

    BulkWriter(String name, Origin origin, Stores stores, Updates updates, DocumentLimits limits) {
        this.name = name;
        this.origin = origin;
        this.stores = stores;
        this.updates = updates;
        this.limits = limits;
    }

    BulkReport report() {
        return report;
    }

    /** What is to become of one identity, and the lines that say so. */
    private static final class Entry {

        private Change change;
        private final List<BulkLine> lines = new ArrayList<>();

        Entry(Change change, BulkLine line) {
            this.change = change;
            lines.add(line);
        }
    }

    /** Fails only where it is not known what became of the lines. */
    Uni<Void> write(List<BulkLine> window) {
        return write(window, MOST_MOVES)
                .invoke(() -> report.settled(window.get(window.size() - 1).number()));
    }

    private Uni<Void> write(List<BulkLine> lines, int moves) {
        Store store = stores.named(name);
        if (store == null) {
            lines.forEach(line -> report.failed(line.number(), Stores.unknown(name)));
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(groups(lines, store))
                .onItem()
                .transformToUniAndConcatenate(group -> write(store, group, moves))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private List<Map<Identity, Entry>> groups(List<BulkLine> lines, Store store) {
        List<Map<Identity, Entry>> groups = new ArrayList<>();
        Map<Identity, Entry> group = new LinkedHashMap<>();
        for (BulkLine line : lines) {
            try {
                Change change = line.change(store, limits);
                Entry before = group.get(change.identity());
                if (before == null) {
                    group.put(change.identity(), new Entry(change, line));
                } else if (isPlain(before.change) && isPlain(change)) {
                    before.change = change;
                    before.lines.add(line);
                } else {
                    groups.add(group);
                    group = new LinkedHashMap<>();
                    group.put(change.identity(), new Entry(change, line));
                }
            } catch (StoreError refused) {
                report.failed(line.number(), refused);
            }
        }
        groups.add(group);
        return groups;
    }

    private static boolean isPlain(Change change) {
        return !(change instanceof Change.Merge) && change.ifVersion() == null;
    }

    private Uni<Void> write(Store store, Map<Identity, Entry> group, int moves) {
        Collection<Change> changes = new ArrayList<>();
        group.values().forEach(entry -> changes.add(entry.change));
        return updates.write(store, changes, origin).flatMap(effects -> settle(store, group, effects, moves));
    }

    /** Writes again what was held up by others: the rest of a window with a condition that fails, what moved. */
    private Uni<Void> settle(Store store, Map<Identity, Entry> group, List<Updates.Settled> effects, int moves) {
        Map<Identity, Entry> again = new LinkedHashMap<>();
        List<BulkLine> moved = new ArrayList<>();
        for (Updates.Settled settled : effects) {
            for (Change change : settled.changes()) {
                Entry entry = Objects.requireNonNull(group.get(change.identity()));
                switch (settled.effect()) {
                    case Effect.Done done -> report.applied(entry.lines.size());
                    case Effect.Moved gone -> moved.addAll(entry.lines);
                    case Effect.Failed failed -> {
                        return Uni.createFrom().failure(failed.cause());
                    }
                    case Effect.Refused refused -> failed(entry, refused.why());
                    case Effect.Differs(var identity) -> {
                        if (identity.equals(change.identity())) {
                            failed(entry, Updates.conflict());
                        } else {
                            again.put(change.identity(), entry);
                        }
                    }
                }
            }
        }
        Uni<Void> rest = again.isEmpty() ? Uni.createFrom().voidItem() : write(store, again, moves);
        return moved.isEmpty() ? rest : rest.chain(() -> move(moved, moves));
    }

    private void failed(Entry entry, StoreError why) {
        entry.lines.forEach(line -> report.failed(line.number(), why));
    }

    private Uni<Void> move(List<BulkLine> moved, int moves) {
        return moves == 0
                ? Uni.createFrom().failure(new StoreError.Unavailable("unavailable", "unknown", null))
                : stores.reload().chain(() -> {
                    moved.sort(Comparator.comparingLong(BulkLine::number));
                    return write(moved, moves - 1);
                });
    }
}
