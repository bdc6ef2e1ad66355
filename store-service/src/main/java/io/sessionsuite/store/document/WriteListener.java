package io.sessionsuite.store.document;

import io.sessionsuite.store.registry.StoreUid;

/** Hears of this replica's own writes as soon as they are done; must not block. */
public interface WriteListener {

    void written(StoreUid uid);
}
