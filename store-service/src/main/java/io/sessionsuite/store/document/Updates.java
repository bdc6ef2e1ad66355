package io.sessionsuite.store.document;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreConfig;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.StoreUid;
import io.sessionsuite.store.registry.Stores;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Carries out a request of ops: all of it is understood before anything is written, merges are worked out, then each
 * partition is written in windows, the one under a condition first and alone (store 5.1, 5.4). Where a partition moved
 * to a new generation meanwhile the whole request is carried out there: what was written before is written again to the
 * same end.
 */
@Singleton
class Updates {

    private static final int AT_ONCE = 8;
    private static final int MOST_MOVES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private record Turn(StoreUid uid, Identity identity) {}

    /** What became of some changes that were written together. */
    record Settled(List<Change> changes, Effect effect) {}

    private record Window(int partition, List<Change> changes) {}

    private final Stores stores;
    private final PathAdmission admission;
    private final PartitionWriter writer;
    private final WriteMeters meters;
    private final DocumentLimits limits;
    private final Turns<Turn> turns = new Turns<>(PATIENCE);

    Updates(Stores stores, PathAdmission admission, PartitionWriter writer, WriteMeters meters, StoreConfig config) {
        this.stores = stores;
        this.admission = admission;
        this.writer = writer;
        this.meters = meters;
        this.limits = DocumentLimits.of(config.limits());
    }

    /** Done when every change is kept. */
    Uni<Void> apply(String name, byte[] ops, Origin origin) {
        return apply(name, ops, origin, MOST_MOVES);
    }

    private Uni<Void> apply(String name, byte[] ops, Origin origin, int moves) {
        Store store = named(name);
        Batch batch = OpsReader.read(ops, store, limits);
        Collection<Change> changes = batch.changes();
        return admission
                .admit(store, documents(changes))
                .chain(() -> turns.inTurn(turns(store, changes), () -> writeTogether(store, changes, origin)))
                .flatMap(effect -> switch (effect) {
                    case Effect.Done done -> {
                        meters.written(changes);
                        yield Uni.createFrom().voidItem();
                    }
                    case Effect.Differs differs -> Uni.createFrom().failure(conflict());
                    case Effect.Refused refused -> Uni.createFrom().failure(refused.why());
                    case Effect.Moved moved -> moved(name, ops, origin, moves);
                    case Effect.Failed failed -> Uni.createFrom().failure(failed.cause());
                });
    }

    private Uni<Void> moved(String name, byte[] ops, Origin origin, int moves) {
        if (moves == 0) {
            return Uni.createFrom().failure(new StoreError.Unavailable("unavailable", "unknown", null));
        }
        return stores.reload().chain(() -> apply(name, ops, origin, moves - 1));
    }

    Store named(String name) {
        Store store = stores.named(name);
        if (store == null) {
            throw Stores.unknown(name);
        }
        return store;
    }

    static StoreError conflict() {
        return new StoreError(ErrorCode.CONFLICT, "ifVersion is not the version");
    }

    /** Writes changes that stand each for itself; what cannot be written does not keep the others from it. */
    Uni<List<Settled>> write(Store store, Collection<Change> changes, Origin origin) {
        return admission
                .admit(store, documents(changes))
                .chain(() -> turns.inTurn(turns(store, changes), () -> Multi.createFrom()
                        .iterable(windows(store, changes))
                        .onItem()
                        .transformToMulti(window -> write(store, window, origin))
                        .merge(AT_ONCE)
                        .collect()
                        .asList()))
                .invoke(settled -> meters.written(settled.stream()
                        .filter(one -> one.effect() instanceof Effect.Done)
                        .flatMap(one -> one.changes().stream())
                        .toList()));
    }

    /** Where one change of a window is refused each of them is written alone. */
    private Multi<Settled> write(Store store, Window window, Origin origin) {
        return writer.prepare(store, window.partition(), origin, window.changes())
                .flatMap(writer::write)
                .map(effect -> List.of(new Settled(window.changes(), effect)))
                .onFailure(Updates::isRefusal)
                .recoverWithUni(failure -> alone(store, window, origin, (StoreError) failure))
                .onItem()
                .transformToMulti(settled -> Multi.createFrom().iterable(settled));
    }

    private Uni<List<Settled>> alone(Store store, Window window, Origin origin, StoreError refusal) {
        if (window.changes().size() == 1) {
            return Uni.createFrom().item(List.of(new Settled(window.changes(), new Effect.Refused(refusal))));
        }
        return Multi.createFrom()
                .iterable(window.changes())
                .onItem()
                .transformToMultiAndConcatenate(
                        change -> write(store, new Window(window.partition(), List.of(change)), origin))
                .collect()
                .asList();
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof StoreError && !(failure instanceof StoreError.Unavailable);
    }

    private static List<byte[]> documents(Collection<Change> changes) {
        List<byte[]> documents = new ArrayList<>();
        for (Change change : changes) {
            switch (change) {
                case Change.Delete delete -> {}
                case Change.Put put -> documents.add(put.document().bytes());
                case Change.Merge merge ->
                    merge.patches()
                            .forEach(patch -> documents.add(patch.document().bytes()));
            }
        }
        return documents;
    }

    private static List<Turn> turns(Store store, Collection<Change> changes) {
        return changes.stream()
                .filter(Change.Merge.class::isInstance)
                .map(change -> new Turn(store.uid(), change.identity()))
                .toList();
    }

    private Uni<Effect> writeTogether(Store store, Collection<Change> changes, Origin origin) {
        return Multi.createFrom()
                .iterable(windows(store, changes))
                .onItem()
                .transformToUni(window -> writer.prepare(store, window.partition(), origin, window.changes()))
                .merge(AT_ONCE)
                .collect()
                .asList()
                .flatMap(this::write);
    }

    private Uni<Effect> write(List<PartitionWrite> writes) {
        List<PartitionWrite> first =
                writes.stream().filter(Updates::isConditional).toList();
        List<PartitionWrite> rest =
                writes.stream().filter(write -> !isConditional(write)).toList();
        return all(first)
                .flatMap(effect -> effect instanceof Effect.Done
                        ? all(rest).map(then -> first.isEmpty() ? then : afterCondition(then))
                        : Uni.createFrom().item(effect));
    }

    /** With the condition met and written, the request cannot be carried out once more as a whole. */
    private static Effect afterCondition(Effect effect) {
        return effect instanceof Effect.Done
                ? effect
                : new Effect.Failed(new StoreError.Unavailable("unavailable", "unknown", null), true);
    }

    private Uni<Effect> all(List<PartitionWrite> writes) {
        return Multi.createFrom()
                .iterable(writes)
                .onItem()
                .transformToUni(writer::write)
                .merge(AT_ONCE)
                .collect()
                .asList()
                .map(Updates::together);
    }

    /** A request of which a part is kept is neither done nor not done. */
    private static Effect together(List<Effect> effects) {
        Effect worst = Objects.requireNonNullElseGet(Effect.worst(effects), Effect.Done::new);
        boolean partly = effects.stream().anyMatch(Effect.Done.class::isInstance);
        return worst instanceof Effect.Failed failed && partly && failed.cause() instanceof StoreError.Unavailable
                ? new Effect.Failed(new StoreError.Unavailable("unavailable", "unknown", failed.cause()), true)
                : worst;
    }

    private static boolean isConditional(PartitionWrite write) {
        return write.changes().stream().anyMatch(change -> change.ifVersion() != null);
    }

    private static List<Window> windows(Store store, Collection<Change> changes) {
        Map<Integer, List<Change>> byPartition = new TreeMap<>();
        for (Change change : changes) {
            byPartition
                    .computeIfAbsent(change.identity().partitionOf(store), partition -> new ArrayList<>())
                    .add(change);
        }
        List<Window> windows = new ArrayList<>();
        byPartition.forEach((partition, ofPartition) ->
                PartitionWriter.windows(ofPartition).forEach(window -> windows.add(new Window(partition, window))));
        return windows;
    }
}
