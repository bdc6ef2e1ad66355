package io.sessionsuite.store.query;

import io.sessionsuite.store.query.Condition.Bound;
import io.sessionsuite.store.query.Condition.Clause;
import io.sessionsuite.store.query.Condition.Range;
import io.sessionsuite.store.query.Shape.Joined;
import io.sessionsuite.store.query.Shape.Leaf;
import io.sessionsuite.store.query.Shape.Part;
import io.sessionsuite.store.query.Shape.Passing;
import io.sessionsuite.store.query.Shape.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The shapes of a filter's conditions, as Solr has them for a path whose values all have the type found. */
final class LeafShapes {

    private final Occurrences occurrences;
    private final long now;

    LeafShapes(Occurrences occurrences, long now) {
        this.occurrences = occurrences;
        this.now = now;
    }

    Shape of(Condition condition) {
        return switch (condition) {
            case Condition.Everything everything -> new Shape.Everything();
            case Condition.Clauses list ->
                new Joined(list.clauses().stream().map(this::part).toList(), list);
            case Condition.Filter filter -> new Shape.Kept(of(filter.content()));
            case Condition.Boosted boosted -> boosted(of(boosted.condition()), boosted);
            case Condition.Exists exists -> exists(exists.path());
            case Condition.Equal equal -> equal(equal);
            case Condition.AnyOf anyOf -> new Leaf(anyOf);
            case Range range -> range(range);
            case Condition.Wildcard wildcard -> passing(wildcard);
            case Condition.Regex regex -> passing(List.of(regex.path(), regex.expression()));
            case Condition.Fuzzy fuzzy -> fuzzy(fuzzy);
        };
    }

    private Part part(Clause clause) {
        Role role =
                switch (clause.need()) {
                    case REQUIRED -> Role.REQUIRED;
                    case OPTIONAL -> Role.OPTIONAL;
                    case PROHIBITED -> Role.PROHIBITED;
                };
        return new Part(role, of(clause.condition()));
    }

    private static Shape boosted(Shape shape, Condition.Boosted boosted) {
        return new Shape.Boosted(boosted.constant() ? new Shape.Constant(shape) : shape, boosted.factor());
    }

    private static Shape passing(Object key) {
        return new Passing(key, new Leaf(key));
    }

    private Shape exists(String path) {
        Condition key = new Condition.Exists(path);
        return occurrences.everywhere(path) ? new Passing(key, new Shape.Everything()) : new Leaf(key);
    }

    private Shape equal(Condition.Equal equal) {
        ValueReadings readings = ValueReadings.of(equal.value(), now);
        NumberReading number = readings.number();
        OptionalLong whole =
                switch (occurrences.kindAt(equal.path())) {
                    case LONGS -> number == null ? OptionalLong.empty() : number.asLong();
                    case TIMES -> readings.instant();
                    case DOUBLES, OTHERS -> OptionalLong.empty();
                };
        if (whole.isPresent()) {
            return new Leaf(new Longs(equal.path(), whole.getAsLong(), whole.getAsLong()));
        }
        return number != null && occurrences.kindAt(equal.path()) == Occurrences.Kind.DOUBLES
                ? new Leaf(new Doubles(equal.path(), number.asDouble(), number.asDouble()))
                : new Leaf(equal);
    }

    private Shape range(Range range) {
        Occurrences.Kind kind = occurrences.kindAt(range.path());
        if (range.matchesAll() && kind != Occurrences.Kind.DOUBLES) {
            return exists(range.path());
        }
        return switch (RangeReading.of(range, now)) {
            case RangeReading.Times times
            when kind == Occurrences.Kind.TIMES -> longs(range, times.lower(), times.upper());
            case RangeReading.Numbers numbers
            when kind == Occurrences.Kind.LONGS -> longs(range, numbers.lower(), numbers.upper());
            case RangeReading.Numbers numbers
            when kind == Occurrences.Kind.DOUBLES -> doubles(range, numbers.lower(), numbers.upper());
            default -> new Leaf(new Range(range.path(), bare(range.lower()), bare(range.upper())));
        };
    }

    /** The bracket of an open end does not matter. */
    private static Bound bare(Bound bound) {
        return bound.text() == null ? new Bound(null, true) : bound;
    }

    private Shape longs(Range range, @Nullable NumberReading lower, @Nullable NumberReading upper) {
        OptionalLong from = lower == null
                ? OptionalLong.of(Long.MIN_VALUE)
                : lower.lowestLong(range.lower().inclusive());
        OptionalLong to = upper == null
                ? OptionalLong.of(Long.MAX_VALUE)
                : upper.highestLong(range.upper().inclusive());
        if (from.isEmpty() || to.isEmpty()) {
            return new Leaf("beyond every long");
        }
        Longs key = new Longs(range.path(), from.getAsLong(), to.getAsLong());
        if (key.from() == Long.MIN_VALUE && key.to() == Long.MAX_VALUE) {
            return occurrences.everywhere(range.path())
                    ? new Passing(key, new Passing(List.of(key), new Shape.Everything()))
                    : passing(key);
        }
        return key.from() > key.to() ? passing(key) : new Leaf(key);
    }

    private static Shape doubles(Range range, @Nullable NumberReading lower, @Nullable NumberReading upper) {
        double from = lower == null
                ? Double.NEGATIVE_INFINITY
                : lower.lowestDouble(range.lower().inclusive());
        double to = upper == null
                ? Double.POSITIVE_INFINITY
                : upper.highestDouble(range.upper().inclusive());
        Doubles key = new Doubles(range.path(), from, to);
        return from > to ? passing(key) : new Leaf(key);
    }

    /** Becomes the terms it stands for in two steps. */
    private Shape fuzzy(Condition.Fuzzy fuzzy) {
        SortedMap<String, Float> similar = occurrences.similar(fuzzy);
        List<Part> terms = new ArrayList<>();
        similar.forEach((text, boost) -> {
            Shape term = new Leaf(new Condition.Equal(fuzzy.path(), text));
            terms.add(new Part(Role.OPTIONAL, boost == 1 ? term : new Shape.Boosted(term, boost)));
        });
        return new Passing(fuzzy, new Passing(List.of(fuzzy.path(), similar), new Joined(terms, null)));
    }

    private record Longs(String path, long from, long to) {}

    private record Doubles(String path, double from, double to) {}
}
