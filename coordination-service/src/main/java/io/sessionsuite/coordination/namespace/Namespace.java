package io.sessionsuite.coordination.namespace;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a namespace: a DNS label in lower case, so it never holds a dot, brace or blank. */
public record Namespace(String name) implements Comparable<Namespace> {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    public static final Namespace DEFAULT = new Namespace("default");

    public Namespace {
        if (!LABEL.matcher(name).matches()) {
            throw new IllegalArgumentException("not a valid namespace name");
        }
    }

    /** Reads a name in any case; empty if it is none. */
    public static Optional<Namespace> parse(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        return LABEL.matcher(name).matches() ? Optional.of(new Namespace(name)) : Optional.empty();
    }

    @Override
    public int compareTo(Namespace other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
