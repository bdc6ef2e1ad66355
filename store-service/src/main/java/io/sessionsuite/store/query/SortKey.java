package io.sessionsuite.store.query;

/** One criterion of an order: the least value at the path ascending, the greatest descending, missing always last. */
public record SortKey(String path, boolean descending) {}
