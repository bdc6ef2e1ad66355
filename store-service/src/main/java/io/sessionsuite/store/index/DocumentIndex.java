package io.sessionsuite.store.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The index of one generation of a store on this replica. It is disposable: Redis has the documents, and each partition
 * says how far it is.
 *
 * <p>Calls block. Those that change it come from one read cycle at a time, at most one for a partition; {@link #commit}
 * may run beside them. After {@link #isBroken()} the index is only good for {@link #discard()}.
 */
interface DocumentIndex {

    /** How far the applied changes of a partition reach; snapshots may show less. */
    Position position(int partition);

    /**
     * Replaces and deletes documents of one partition; repeating it is harmless.
     *
     * @param after the position reached with them
     */
    void apply(int partition, List<StoredDocument> documents, Position after);

    /** Drops all documents of a partition; its position is unknown from then on. */
    void forget(int partition);

    /** Makes everything applied so far visible to snapshots; only while every partition is at one exact entry. */
    void publish();

    /** The entries the newest snapshot shows, by partition; null before the first {@link #publish}. */
    @Nullable
    List<String> published();

    /** The newest snapshot, to be closed by the caller; null before the first {@link #publish}. */
    @Nullable
    Snapshot open();

    /** Makes durable what is applied, with positions from before: what came since will be applied again. */
    void commit();

    /** Whether it failed for good. */
    boolean isBroken();

    /** Commits and closes; open snapshots stay readable. */
    void close();

    /** Closes and deletes it; open snapshots stay readable. */
    void discard();
}
