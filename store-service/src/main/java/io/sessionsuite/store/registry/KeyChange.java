package io.sessionsuite.store.registry;

import io.smallrye.mutiny.Uni;

/** Gives a store another key path (store 5.7). */
public interface KeyChange {

    /** Done when every document has its new identity; fails with {@code E28} while another change is running. */
    Uni<Void> apply(Store store, KeyPath key);
}
