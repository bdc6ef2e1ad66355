package io.sessionsuite.store.registry;

import io.smallrye.mutiny.Uni;

/** The partitions of a generation as a whole: may they be written, and the end of their data (store 5.7). */
public interface Partitions {

    /** No write is acknowledged from then on, for a day. */
    Uni<Void> close(StoreUid uid, int partitions);

    /** Unlinks documents, logs and everything else but the fence. */
    Uni<Void> unlink(StoreUid uid, int partitions);

    /**
     * Lets writes wait.
     *
     * @return when the first of them may be written again, ms by Redis; 0: one of them is frozen by somebody else
     */
    Uni<Long> freeze(Store store, String token, long leaseMillis);

    /** Prolongs a freeze; 0 if one of them is not frozen by this token any more: it may have been written since. */
    Uni<Long> renew(Store store, String token, long leaseMillis);

    /** Lets all be written again that are ours or have lapsed. */
    Uni<Void> thaw(Store store, String token);

    /** Unlinks what only the filling of a generation needed. */
    Uni<Void> settle(Store store);

    /** Lets one partition be written again: ours, or one whose freeze has lapsed. False if it is neither. */
    Uni<Boolean> thaw(StoreUid uid, int partition, String token);
}
