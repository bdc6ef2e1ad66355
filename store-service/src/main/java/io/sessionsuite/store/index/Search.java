package io.sessionsuite.store.index;

import io.sessionsuite.store.query.ParsedQuery;
import io.sessionsuite.store.query.SortOrder;

/**
 * What is looked for, in which order.
 *
 * @param now epoch milliseconds: what NOW means, and documents with a deadline up to then are absent
 */
public record Search(ParsedQuery query, SortOrder order, long now) {}
