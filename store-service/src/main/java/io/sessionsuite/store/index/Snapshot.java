package io.sessionsuite.store.index;

import java.util.List;

/** One state of a store: every partition at exactly one entry of its log. Calls block. */
public interface Snapshot extends AutoCloseable {

    /**
     * What matches and is alive at that time.
     *
     * @throws io.sessionsuite.store.StoreError {@code E25} when over the time budget, {@code E15} when the query is too
     *     large
     */
    Hits find(Search search);

    /** The indexed paths of the store, in name order. */
    List<String> paths();

    @Override
    void close();
}
