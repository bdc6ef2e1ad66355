package io.sessionsuite.store.document;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreConfig;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.document.DocumentStore.Page;
import io.sessionsuite.store.registry.KeyChange;
import io.sessionsuite.store.registry.KeyPath;
import io.sessionsuite.store.registry.Partitions;
import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.StoreRegistry;
import io.sessionsuite.store.registry.StoreUid;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/**
 * Gives a store another key path by copying it into a new generation (store 5.7): writes are frozen, queries go on; the
 * new generation is announced as one to be unlinked, filled, and takes the name in one step, which undoes the
 * announcement and makes the old one the one to be unlinked.
 *
 * <p>Every step may be the last: a freeze nobody renews lapses and is thawed by the next writer, an announced
 * generation nobody installs is unlinked by any replica, and a generation cannot be installed once either has happened.
 */
@Singleton
class Rekey implements KeyChange {

    private static final long LEASE_MILLIS = Duration.ofSeconds(15).toMillis();
    private static final long MARGIN_MILLIS = Duration.ofSeconds(3).toMillis();
    private static final int PAGE = 200;

    private final DocumentStore documents;
    private final StoreRegistry registry;
    private final Partitions partitions;
    private final int mostPaths;

    Rekey(DocumentStore documents, StoreRegistry registry, Partitions partitions, StoreConfig config) {
        this.documents = documents;
        this.registry = registry;
        this.partitions = partitions;
        this.mostPaths = config.limits().pathCount() + PathAdmission.OURS.size();
    }

    @Override
    public Uni<Void> apply(Store store, KeyPath key) {
        if (store.key().equals(key)) {
            return Uni.createFrom().voidItem();
        }
        Store generation = new Store(
                StoreUid.generate(),
                store.name(),
                key,
                store.shards(),
                store.replicas(),
                store.partitions(),
                store.ttlMillis(),
                store.created());
        Copy copy = new Copy(store, generation, UUID.randomUUID().toString());
        return partitions
                .thaw(store, copy.token)
                .chain(() -> partitions.freeze(store, copy.token, LEASE_MILLIS))
                .chain(until -> until == 0 ? copy.refuse() : copy.make(until))
                .onFailure()
                .call(() -> partitions.thaw(store, copy.token).onFailure().recoverWithNull())
                .chain(copy::install);
    }

    /** One change of a key. */
    private final class Copy {

        private final Store old;
        private final Store generation;
        private final String token;

        Copy(Store old, Store generation, String token) {
            this.old = old;
            this.generation = generation;
            this.token = token;
        }

        <T> Uni<T> refuse() {
            return Uni.createFrom()
                    .failure(new StoreError(ErrorCode.CONFLICT, "the key of this store is being changed"));
        }

        /** What cannot be completed is to be unlinked, also what was written after others had unlinked it. */
        Uni<Long> make(long until) {
            return fill(until)
                    .onFailure()
                    .call(() -> registry.announce(generation, 0).onFailure().recoverWithNull());
        }

        /** Ends with writes held away for a lease that begins now, and with its end. */
        private Uni<Long> fill(long until) {
            return registry.announce(generation, until)
                    .chain(() -> documents.admitted(old.uid()))
                    .chain(paths -> paths.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : documents
                                    .admit(generation.uid(), mostPaths, paths)
                                    .replaceWithVoid())
                    .chain(() -> Multi.createFrom()
                            .range(0, old.partitions())
                            .onItem()
                            .transformToUniAndConcatenate(
                                    partition -> partition(partition, "0", "").replaceWith(partition))
                            .collect()
                            .last())
                    .chain(this::hold);
        }

        /** Pages of two processes make no whole: then from the start, which writes nothing twice. */
        private Uni<Void> partition(int partition, String cursor, String process) {
            return documents.page(old, partition, cursor, PAGE).flatMap(page -> {
                if (!process.isEmpty() && !process.equals(page.process())) {
                    return partition(partition, "0", "");
                }
                return adopt(page)
                        .chain(this::hold)
                        .chain(() -> page.next().equals("0")
                                ? Uni.createFrom().voidItem()
                                : partition(partition, page.next(), page.process()));
            });
        }

        private Uni<Void> adopt(Page page) {
            return Multi.createFrom()
                    .iterable(Adoption.of(page, generation).entrySet())
                    .onItem()
                    .transformToUniAndConcatenate(
                            share -> documents.adopt(generation, share.getKey(), share.getValue()))
                    .collect()
                    .last()
                    .replaceWithVoid();
        }

        /** Keeps writes away and the generation from being unlinked for a while longer, if neither was let go. */
        private Uni<Long> hold() {
            return partitions.renew(old, token, LEASE_MILLIS).call(until -> registry.putOff(generation, until)
                    .invoke(held -> {
                        if (!held || until == 0) {
                            throw new StoreError.Unavailable("unavailable", "not-done", null);
                        }
                    }));
        }

        /**
         * From here on nobody thaws: where the swap may have taken place, the freeze has to lapse before a writer asks
         * the registry. What cannot be closed now is closed before it is unlinked.
         */
        Uni<Void> install(long until) {
            return registry.replace(old, generation, until - MARGIN_MILLIS)
                    .flatMap(installed ->
                            installed ? finish() : partitions.thaw(old, token).chain(this::refuse));
        }

        private Uni<Void> finish() {
            return partitions
                    .close(old.uid(), old.partitions())
                    .chain(() -> partitions.settle(generation))
                    .onFailure()
                    .recoverWithNull();
        }
    }
}
