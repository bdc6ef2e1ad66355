package io.sessionsuite.store.index;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.query.Condition;
import io.sessionsuite.store.query.ParsedQuery;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/**
 * A query the engine does not refuse: its patterns have been built. They are kept for the search, but for those that
 * would make a waiting query large; these are built again.
 */
public final class PreparedQuery {

    private static final long MOST_KEPT_BYTES = 256 << 10;

    private final Condition condition;
    private final Map<Condition, AutomatonQuery> patterns = new HashMap<>();

    private PreparedQuery(Condition condition) {
        this.condition = condition;
    }

    /** @throws StoreError {@code E15} if a pattern is malformed or its automaton too large */
    static PreparedQuery of(ParsedQuery query) {
        PreparedQuery prepared = new PreparedQuery(query.condition());
        long kept = 0;
        for (Condition pattern : query.patterns()) {
            boolean useless = pattern instanceof Condition.Wildcard wildcard && LuceneQueries.matchesNothing(wildcard);
            if (!useless && !prepared.patterns.containsKey(pattern)) {
                AutomatonQuery built = built(pattern);
                kept += built.ramBytesUsed();
                if (kept <= MOST_KEPT_BYTES) {
                    prepared.patterns.put(pattern, built);
                }
            }
        }
        return prepared;
    }

    Condition condition() {
        return condition;
    }

    AutomatonQuery pattern(Condition pattern) {
        AutomatonQuery kept = patterns.get(pattern);
        return kept == null ? built(pattern) : kept;
    }

    private static AutomatonQuery built(Condition pattern) {
        return switch (pattern) {
            case Condition.Wildcard wildcard -> wildcard(wildcard);
            case Condition.Regex regex -> regex(regex);
            default -> throw new IllegalArgumentException("no pattern: " + pattern);
        };
    }

    private static AutomatonQuery wildcard(Condition.Wildcard wildcard) {
        try {
            return new WildcardQuery(new Term(IndexFields.texts(wildcard.path()), wildcard.pattern()));
        } catch (TooComplexToDeterminizeException tooLarge) {
            throw new StoreError(ErrorCode.QUERY, "wildcard pattern is too complex", tooLarge);
        }
    }

    private static AutomatonQuery regex(Condition.Regex regex) {
        try {
            return new RegexpQuery(new Term(IndexFields.texts(regex.path()), regex.expression()));
        } catch (IllegalArgumentException | TooComplexToDeterminizeException malformed) {
            throw new StoreError(
                    ErrorCode.QUERY,
                    "regular expression is malformed or too complex at column " + regex.column(),
                    malformed);
        }
    }
}
