package io.sessionsuite.store.query;

import java.util.List;

/**
 * A place in an order, after which a page goes on.
 *
 * @param values one for each key of the order
 */
public record SortPosition(List<SortValue> values, String identity) {}
