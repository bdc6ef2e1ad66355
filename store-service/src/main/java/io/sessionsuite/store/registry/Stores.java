package io.sessionsuite.store.registry;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The stores there are, as this replica last read them. Lookups are local; {@link #reach} makes them current. */
public interface Stores {

    /** The store of that name, as of the last reading. */
    @Nullable
    Store named(String name);

    /** The generation, as of the last reading; null once dropped or replaced. */
    @Nullable
    Store of(StoreUid uid);

    /** All stores, in name order. */
    Collection<Store> all();

    /** Reads the registry again unless the epoch read last is this one; an older one means that Redis was set back. */
    Uni<Void> reach(long epoch);

    /** Reads the registry again. */
    Uni<Void> reload();

    /** The epoch now, to be {@linkplain #reach reached}. */
    Uni<Long> epoch();

    /** Calls back after each reading that changed something, on the event loop of that reading. */
    void onChange(Runnable listener);

    /** {@code E7} for a name no store has. */
    static StoreError unknown(String name) {
        boolean readable = StoreName.isOne(name);
        return new StoreError(ErrorCode.UNKNOWN_STORE, readable ? "no such store: " + name : "no such store");
    }
}
