package io.sessionsuite.coordination.kv;

import io.sessionsuite.coordination.blocking.Snapshot;
import io.sessionsuite.coordination.namespace.Namespace;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Keys, values and locks of all namespaces. Each call is atomic and sees everything answered before it. */
public interface KvStore {

    /** The entry as a list of one, or of none. Its index is its ModifyIndex; of a missing key, that of the table. */
    Uni<Snapshot<List<Entry>>> get(Namespace namespace, String key);

    /**
     * The entries under a prefix in byte order.
     *
     * @param values whether values are wanted
     * @return fails with {@code TOO_MANY_ENTRIES} above the limit
     */
    Uni<Snapshot<List<Entry>>> list(Namespace namespace, String prefix, boolean values);

    /** {@link Outcome.Done}. */
    Uni<Outcome> set(Namespace namespace, String key, Payload payload);

    /**
     * {@link Outcome.Done}, or {@code INDEX}.
     *
     * @param index decimal; 0 only if there is none
     */
    Uni<Outcome> setIf(Namespace namespace, String key, String index, Payload payload);

    /**
     * Done, delayed, dead session, {@code HELD} or too many locks.
     *
     * @param keep value and flags stay as they are
     */
    Uni<Outcome> acquire(Namespace namespace, String key, String session, Payload payload, boolean keep);

    /**
     * Done or {@code NOT_HELD}.
     *
     * @param keep value and flags stay as they are
     */
    Uni<Outcome> release(Namespace namespace, String key, String session, Payload payload, boolean keep);

    /** Done, also if there was none. */
    Uni<Outcome> delete(Namespace namespace, String key);

    /** Done, also if there was none, or {@code INDEX}. */
    Uni<Outcome> deleteIf(Namespace namespace, String key, String index);

    /** Done, or too many entries. */
    Uni<Outcome> deleteTree(Namespace namespace, String prefix);
}
