package io.sessionsuite.store.registry;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of the stores there are; each is one step for all replicas (store 5.7). */
public interface StoreRegistry {

    /** Enters a store under its name. */
    Uni<Addition> add(Store store, int mostStores);

    Uni<Renaming> rename(String from, String to);

    /** Takes a store out; its data is {@linkplain #gone gone} from then on, yet still there. */
    Uni<Removal> drop(String name);

    /** Puts a new generation in the place of {@code old}; false if it came too late or the name moved on. */
    Uni<Boolean> replace(Store old, Store generation, long deadlineMillis);

    /** Announces a generation that is being filled: from {@code since} on it counts as given up. */
    Uni<Void> announce(Store generation, long sinceMillis);

    /** Puts off that moment; false if it has come: others may be unlinking the generation, or have. */
    Uni<Boolean> putOff(Store generation, long sinceMillis);

    /** Generations whose data is to be unlinked by now. */
    Uni<List<Gone>> gone(int most);

    /** Forgets a generation whose data is unlinked. */
    Uni<Void> forget(StoreUid uid);

    /** Result of {@link #add}. */
    enum Addition {
        ADDED,
        EXISTS,
        TOO_MANY
    }

    /** Result of {@link #rename}. */
    enum Renaming {
        RENAMED,
        UNKNOWN,
        TAKEN
    }

    /**
     * Result of {@link #drop}.
     *
     * @param gone null: no such store
     */
    record Removal(@Nullable Gone gone) {}

    /** A generation nobody finds any more. */
    record Gone(StoreUid uid, int partitions) {}
}
