package io.sessionsuite.store.query;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Solr's engine sees of a filter: just enough to follow how it simplifies it ({@link Simplification}). Shapes that
 * are equal count as one where the engine counts clauses.
 */
sealed interface Shape {

    record Nothing() implements Shape {}

    record Everything() implements Shape {}

    /** Never simplified. */
    record Leaf(Object key) implements Shape {}

    /** Becomes another shape at the first look. */
    record Passing(Object key, Shape next) implements Shape {}

    record Boosted(Shape inner, float factor) implements Shape {}

    /** Of which the score does not matter. */
    record Constant(Shape inner) implements Shape {}

    /** A filter inside, which is judged by itself. */
    record Kept(Shape content) implements Shape {}

    /** A clause of {@link Joined}. */
    record Part(Role role, Shape shape) {}

    enum Role {
        REQUIRED,
        /** Required without a score. */
        FILTERING,
        OPTIONAL,
        PROHIBITED
    }

    /** A list of clauses. Equal to one in another order, however often a filtering or prohibited clause is repeated. */
    final class Joined implements Shape {

        private final List<Part> parts;
        private final Condition.@Nullable Clauses written;
        private final Map<Role, Map<Shape, Integer>> counted = new EnumMap<>(Role.class);
        private final int hash;

        /** @param written the list of the query that this is, if it is one */
        Joined(List<Part> parts, Condition.@Nullable Clauses written) {
            this.parts = List.copyOf(parts);
            this.written = written;
            for (Part part : parts) {
                boolean once = part.role() == Role.FILTERING || part.role() == Role.PROHIBITED;
                counted.computeIfAbsent(part.role(), first -> new HashMap<>())
                        .merge(part.shape(), 1, (one, other) -> once ? 1 : one + other);
            }
            this.hash = counted.hashCode();
        }

        List<Part> parts() {
            return parts;
        }

        Condition.@Nullable Clauses written() {
            return written;
        }

        /** Other parts of the same list. */
        Joined with(List<Part> others) {
            return new Joined(others, written);
        }

        Set<Shape> in(Role role) {
            return counted.getOrDefault(role, Map.of()).keySet();
        }

        List<Shape> each(Role role) {
            return parts.stream()
                    .filter(part -> part.role() == role)
                    .map(Part::shape)
                    .toList();
        }

        boolean consistsOf(Role role) {
            return parts.stream().allMatch(part -> part.role() == role);
        }

        boolean repeats(Role role) {
            return in(role).size() != each(role).size();
        }

        Set<Shape> shared(Role one, Role other) {
            Set<Shape> shared = new HashSet<>(in(one));
            shared.retainAll(in(other));
            return shared;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Joined joined && hash == joined.hash && counted.equals(joined.counted);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
