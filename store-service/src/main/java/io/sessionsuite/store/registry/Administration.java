package io.sessionsuite.store.registry;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreConfig;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.registry.StoreRegistry.Removal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Adds, renames and drops stores (store 5.7). */
@Singleton
class Administration {

    private final Stores stores;
    private final StoreRegistry registry;
    private final Partitions partitions;
    private final int mostStores;

    Administration(Stores stores, StoreRegistry registry, Partitions partitions, StoreConfig config) {
        this.stores = stores;
        this.registry = registry;
        this.partitions = partitions;
        this.mostStores = config.limits().storeCount();
    }

    Uni<Void> add(Store store) {
        requireName(store.name());
        return registry.add(store, mostStores).map(addition -> switch (addition) {
            case ADDED -> null;
            case EXISTS -> throw new StoreError(ErrorCode.STORE_EXISTS, "store exists: " + store.name());
            case TOO_MANY -> throw new StoreError(ErrorCode.STORE_SETTING, "more than " + mostStores + " stores");
        });
    }

    Uni<Void> rename(String from, String to) {
        requireName(to);
        return registry.rename(from, to).map(renaming -> switch (renaming) {
            case RENAMED -> null;
            case UNKNOWN -> throw Stores.unknown(from);
            case TAKEN -> throw new StoreError(ErrorCode.NAME_TAKEN, "store exists: " + to);
        });
    }

    /**
     * Takes the store out, then closes its partitions: a write that found the store before is refused or was done
     * before the answer. Where the second step fails whoever cleans up closes them.
     */
    Uni<Void> drop(String name) {
        return registry.drop(name).map(Removal::gone).flatMap(gone -> {
            if (gone == null) {
                throw Stores.unknown(name);
            }
            return partitions.close(gone.uid(), gone.partitions());
        });
    }

    /** The store of that name, or {@code E7}. */
    Store named(String name) {
        Store store = stores.named(name);
        if (store == null) {
            throw Stores.unknown(name);
        }
        return store;
    }

    private static void requireName(String name) {
        if (!StoreName.isOne(name)) {
            throw new StoreError(
                    ErrorCode.STORE_NAME,
                    "store names have 1 to 128 characters A-Z a-z 0-9 _ . - and begin with a letter or digit");
        }
    }
}
