package io.sessionsuite.store.query;

import io.sessionsuite.store.query.Condition.AnyOf;
import io.sessionsuite.store.query.Condition.Clause;
import io.sessionsuite.store.query.Condition.Clauses;
import io.sessionsuite.store.query.Condition.Need;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The group of a {@code filter(…)}. As in Solr it is judged by what is left once clauses that cannot hold are gone:
 * several different prohibited clauses mean all documents but those, a single one means none.
 */
final class FilterGroup {

    private FilterGroup() {}

    static Condition of(Condition inner) {
        return reduced(inner) instanceof Clauses rest && rest.purelyNegative()
                ? judged(allBut(rest), inner)
                : ClauseList.embedded(inner);
    }

    /** What is gone stays part of the query, so that its patterns are checked. */
    private static Condition judged(Condition condition, Condition whole) {
        Clause optional = new Clause(Need.OPTIONAL, ClauseList.embedded(whole));
        return new Clauses(List.of(new Clause(Need.REQUIRED, condition), optional));
    }

    /** A list of prohibited clauses, read as all documents but those. */
    static Condition allBut(Clauses list) {
        Clause all = new Clause(Need.REQUIRED, new Condition.Everything());
        return new Clauses(
                Stream.concat(Stream.of(all), list.clauses().stream()).toList());
    }

    /** @return null: cannot hold */
    private static @Nullable Condition reduced(Condition condition) {
        if (!(condition instanceof Clauses list)) {
            return condition;
        }
        Set<Clause> kept = new LinkedHashSet<>();
        for (Clause clause : list.clauses()) {
            Condition rest = reduced(clause.condition());
            if (rest != null) {
                kept.add(new Clause(clause.need(), rest));
            } else if (clause.need() == Need.REQUIRED) {
                return null;
            }
        }
        return kept.isEmpty() ? null : rest(list, new ArrayList<>(kept));
    }

    private static @Nullable Condition rest(Clauses list, List<Clause> kept) {
        Clause first = kept.getFirst();
        if (kept.size() > 1 || first.condition() instanceof AnyOf) {
            return new Clauses(kept);
        }
        return switch (first.need()) {
            case PROHIBITED -> null;
            case REQUIRED -> first.condition();
            case OPTIONAL -> list.clauses().size() == 1 ? list : first.condition();
        };
    }
}
