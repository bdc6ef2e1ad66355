package io.sessionsuite.store.document;

import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.StoreUid;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Documents by partition. One write of one partition is all or nothing, and acknowledged means kept. */
public interface DocumentStore {

    /**
     * Puts and deletes, none of the identities twice.
     *
     * @param receivedMillis when the request came, by this replica's clock
     */
    Uni<Writing> write(Store store, int partition, long receivedMillis, List<Item> items);

    /** The documents as everybody sees them now, in the order asked for. */
    Uni<List<Present>> read(Store store, int partition, List<Identity> identities);

    /** Which of these paths are indexed; the first to come are, up to {@code most} for a store. */
    Uni<Set<String>> admit(StoreUid uid, int most, Collection<String> paths);

    /** Grows when another process may have taken the place of the one that answered so far. */
    int connectionsMade();

    /** The paths that are indexed. */
    Uni<Set<String>> admitted(StoreUid uid);

    /**
     * A page of the documents that are not past their deadline. Each document that does not change meanwhile comes at
     * least once, provided that all pages are of one process.
     *
     * @param cursor {@code 0} to begin
     */
    Uni<Page> page(Store store, int partition, String cursor, int wanted);

    /** Takes documents over into a new generation; of two with one identity the one written later stays. */
    Uni<Void> adopt(Store generation, int partition, List<Adopted> documents);

    /** Takes out documents past their deadline. */
    Uni<Swept> sweep(StoreUid uid, int partition, int most);

    /** Result of {@link #write}. */
    sealed interface Writing {

        /** Done. */
        record Written(String tail) implements Writing {}

        /** Nothing was written: that identity has another version, 0 for none. */
        record Differs(Identity identity, long version) implements Writing {}

        /** Nothing was written: the generation was dropped or replaced. */
        record Dropped() implements Writing {}

        /** Nothing was written: the partition waits for a change of the key. */
        record Frozen(long untilMillis, long nowMillis) implements Writing {
            boolean isLapsed() {
                return untilMillis <= nowMillis;
            }
        }
    }

    /** A document as it is, or its absence. */
    final class Present {

        private final long version;
        private final byte @Nullable [] bytes;

        Present(long version, byte @Nullable [] bytes) {
            this.version = version;
            this.bytes = bytes;
        }

        /** 0: absent. */
        long version() {
            return version;
        }

        byte @Nullable [] bytes() {
            return bytes;
        }
    }

    /**
     * Result of {@link #page}.
     *
     * @param next {@code 0} at the end
     * @param process that gave the cursor
     */
    record Page(String next, String process, List<Kept> documents) {}

    /**
     * A document as it is kept.
     *
     * @param deadlineMillis 0 for none
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Kept(Identity identity, byte[] bytes, long deadlineMillis) {}

    /**
     * A document on its way into a new generation.
     *
     * @param updatedMillis when it was last written
     * @param receivedMillis when that request came
     * @param head its bytes up to the value of {@code _m1.session.lastUpdated}
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Adopted(Identity identity, long updatedMillis, long receivedMillis, long deadlineMillis, byte[] head) {}

    /**
     * Result of {@link #sweep}.
     *
     * @param nextMillis until the next deadline; -1: there is none
     */
    record Swept(int removed, long nextMillis) {}
}
