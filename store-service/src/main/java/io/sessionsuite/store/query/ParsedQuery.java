package io.sessionsuite.store.query;

import java.util.List;

/**
 * A query that passed syntax and limits.
 *
 * @param patterns its wildcards and regular expressions, which the engine may still refuse
 */
public record ParsedQuery(Condition condition, List<Condition> patterns) {}
