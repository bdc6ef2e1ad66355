package io.sessionsuite.store.document;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.registry.KeyChange;
import io.sessionsuite.store.registry.KeyPath;
import io.sessionsuite.store.registry.Store;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Gives a store another key path. */
@Singleton
class Rekey implements KeyChange {

    @Override
    public Uni<Void> apply(Store store, KeyPath key) {
        return store.key().equals(key)
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(new StoreError(ErrorCode.CONFLICT, "the key of this store is fixed"));
    }
}
