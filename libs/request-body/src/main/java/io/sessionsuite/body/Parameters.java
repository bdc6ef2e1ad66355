package io.sessionsuite.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decoded pairs in the order they came, repeated names included. */
public record Parameters(List<Parameter> pairs) {

    public static final Parameters NONE = new Parameters(List.of());

    public Parameters {
        pairs = List.copyOf(pairs);
    }

    /** The value of the first pair called {@code name}. */
    public Optional<String> first(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }

    /** The values of every pair called {@code name}, in order. */
    public List<String> all(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .map(Parameter::value)
                .toList();
    }

    public boolean isEmpty() {
        return pairs.isEmpty();
    }

    /** These pairs, then those of {@code later}. */
    public Parameters and(Parameters later) {
        List<Parameter> both = new ArrayList<>(pairs);
        both.addAll(later.pairs);
        return new Parameters(both);
    }
}
