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

    /** A name in any case; to be asked {@link #isValid} before. */
    public static Namespace of(String text) {
        return new Namespace(text.toLowerCase(Locale.ROOT));
    }

    public static boolean isValid(String text) {
        return LABEL.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }

    /** Reads a name in any case; empty if it is none. */
    public static Optional<Namespace> parse(String text) {
        return isValid(text) ? Optional.of(of(text)) : Optional.empty();
    }

    public boolean isDefault() {
        return equals(DEFAULT);
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
