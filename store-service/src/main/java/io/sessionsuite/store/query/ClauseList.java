package io.sessionsuite.store.query;

import io.sessionsuite.store.query.Condition.AnyOf;
import io.sessionsuite.store.query.Condition.Clause;
import io.sessionsuite.store.query.Condition.Clauses;
import io.sessionsuite.store.query.Condition.Equal;
import io.sessionsuite.store.query.Condition.Need;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds a list of clauses from left to right, without precedence (store 6.2). */
final class ClauseList {

    private final List<Clause> clauses = new ArrayList<>();

    /** A clause joined by {@code AND} is required and makes its left neighbour so, unless prohibited. */
    void add(boolean joined, Need need, Condition condition) {
        if (joined) {
            Clause left = clauses.getLast();
            if (left.need() == Need.OPTIONAL) {
                clauses.set(clauses.size() - 1, new Clause(Need.REQUIRED, left.condition()));
            }
        }
        Need own = joined && need == Need.OPTIONAL ? Need.REQUIRED : need;
        clauses.add(new Clause(own, condition));
    }

    /** A list of one optional clause is that clause. */
    Condition asWritten() {
        return clauses.size() == 1 && clauses.getFirst().need() == Need.OPTIONAL
                ? clauses.getFirst().condition()
                : new Clauses(List.copyOf(clauses));
    }

    /** Alternatives of one path become one clause, in every list; boosts go. */
    static Condition joined(Condition condition) {
        return switch (condition) {
            case Clauses list ->
                alternativesJoined(new Clauses(list.clauses().stream()
                        .map(clause -> new Clause(clause.need(), joined(clause.condition())))
                        .toList()));
            case Condition.Boosted boosted -> embedded(joined(boosted.condition()));
            default -> condition;
        };
    }

    /** Alternatives of one path become one clause of this list. */
    static Clauses alternativesJoined(Clauses list) {
        List<Clause> joined = new ArrayList<>();
        Map<Alternatives, Set<String>> alternatives = new LinkedHashMap<>();
        for (Clause clause : list.clauses()) {
            if (clause.need() != Need.REQUIRED && clause.condition() instanceof Equal equal) {
                alternatives
                        .computeIfAbsent(new Alternatives(clause.need(), equal.path()), first -> new LinkedHashSet<>())
                        .add(equal.value());
            } else {
                joined.add(clause);
            }
        }
        alternatives.forEach((key, values) -> joined.add(new Clause(key.need(), anyOf(key.path(), values))));
        return new Clauses(List.copyOf(joined));
    }

    /** A group that is not taken for the whole query, whatever stands around it. */
    static Condition embedded(Condition condition) {
        return condition instanceof Clauses list && list.purelyNegative()
                ? new Clauses(List.of(new Clause(Need.OPTIONAL, list)))
                : condition;
    }

    private static Condition anyOf(String path, Set<String> values) {
        return values.size() == 1 ? new Equal(path, values.iterator().next()) : new AnyOf(path, List.copyOf(values));
    }

    private record Alternatives(Need need, String path) {}
}
