package io.sessionsuite.store.query;

import io.sessionsuite.store.query.Condition.Clause;
import io.sessionsuite.store.query.Condition.Clauses;
import io.sessionsuite.store.query.Condition.Filter;
import io.sessionsuite.store.query.Condition.Need;
import io.sessionsuite.store.query.Shape.Joined;
import io.sessionsuite.store.query.Shape.Role;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code filter(…)} means. As in Solr it is judged by what is left of it when the engine has simplified it
 * ({@link Simplification}): prohibited clauses alone mean all documents but those, though a single one means none.
 */
public final class FilterJudgement {

    /** Clauses up to which a filter is judged by what is left, and not as it stands. */
    private static final int LARGEST = 4096;

    private FilterJudgement() {}

    /**
     * Judges at once where no document can matter.
     *
     * @param inside whether this filter is part of another, for which it is a thing of its own
     */
    static Condition of(Condition content, boolean inside) {
        return inside || canBecomeNegative(content) ? new Filter(content) : plain(content);
    }

    /**
     * A condition without this filter, though there may be others inside.
     *
     * @param now the time of the search, epoch milliseconds
     */
    public static Condition of(Filter filter, Occurrences occurrences, long now) {
        Condition content = filter.content();
        if (!canBecomeNegative(content)) {
            return plain(content);
        }
        Clauses left = size(content) > LARGEST ? several(content) : left(content, occurrences, now);
        return left == null ? plain(content) : ClauseList.joined(allBut(left));
    }

    /** @return the list of the query that is left when only prohibited clauses are */
    private static @Nullable Clauses left(Condition content, Occurrences occurrences, long now) {
        return Simplification.settled(new LeafShapes(occurrences, now).of(content)) instanceof Joined list
                        && !list.parts().isEmpty()
                        && list.consistsOf(Role.PROHIBITED)
                ? list.written()
                : null;
    }

    private static @Nullable Clauses several(Condition content) {
        return content instanceof Clauses list
                        && list.purelyNegative()
                        && list.clauses().size() > 1
                ? list
                : null;
    }

    private static Condition plain(Condition content) {
        return ClauseList.embedded(ClauseList.joined(content));
    }

    /** All documents but those for which one of the prohibited clauses holds. */
    static Clauses allBut(Clauses list) {
        Clause all = new Clause(Need.REQUIRED, new Condition.Everything());
        Stream<Clause> prohibited = list.clauses().stream().filter(clause -> clause.need() == Need.PROHIBITED);
        return new Clauses(Stream.concat(Stream.of(all), prohibited).toList());
    }

    private static boolean canBecomeNegative(Condition condition) {
        return switch (condition) {
            case Condition.Boosted boosted -> canBecomeNegative(boosted.condition());
            case Clauses list ->
                list.withoutRequired()
                        || list.clauses().stream()
                                .anyMatch(clause ->
                                        clause.need() != Need.PROHIBITED && canBecomeNegative(clause.condition()));
            default -> false;
        };
    }

    private static int size(Condition condition) {
        return switch (condition) {
            case Filter filter -> size(filter.content());
            case Condition.Boosted boosted -> size(boosted.condition());
            case Clauses list ->
                list.clauses().stream()
                        .mapToInt(clause -> size(clause.condition()))
                        .sum();
            case Condition.AnyOf anyOf -> anyOf.values().size();
            default -> 1;
        };
    }
}
