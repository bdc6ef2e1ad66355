package io.sessionsuite.store.query;

/** A query that passed syntax and limits. */
public record ParsedQuery(Condition condition) {}
