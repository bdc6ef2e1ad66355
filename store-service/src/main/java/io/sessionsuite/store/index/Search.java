package io.sessionsuite.store.index;

import io.sessionsuite.store.query.SortOrder;
import io.sessionsuite.store.query.SortPosition;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for, in which order.
 *
 * @param after the place in that order where the hits begin, whichever replica told it; null: at the start
 * @param now epoch milliseconds: what NOW means, and documents with a deadline up to then are absent
 */
public record Search(
        PreparedQuery query, SortOrder order, @Nullable SortPosition after, long now) {}
