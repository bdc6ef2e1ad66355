package io.sessionsuite.store.index;

import io.sessionsuite.store.query.SortPosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search found in one snapshot, readable until the snapshot is closed. Calls block, and fail with {@code E25}
 * when they take longer than a search may.
 */
public interface Hits {

    /** Most hits of one window. */
    int LARGEST_WINDOW = 10_000;

    /** How many match, exactly, those before the place the search begins at included. */
    long count();

    /**
     * The hits that follow.
     *
     * @param last a hit of these; null to begin
     * @param most at most {@link #LARGEST_WINDOW}
     */
    List<Hit> next(@Nullable Hit last, int most);

    /** Where a hit stands. */
    SortPosition position(Hit hit);

    /** The documents as stored, in that order. */
    List<byte[]> documents(List<Hit> hits);

    /** A document found; means something to the hits it came from only. */
    interface Hit {}
}
