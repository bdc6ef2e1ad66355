package io.sessionsuite.coordination.namespace;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A namespace: one hash tag, one index, one linearizable unit.
 *
 * @param name a DNS label in lower case
 */
public record Namespace(String name) implements Comparable<Namespace> {

    /** Where a request goes that names none. */
    public static final Namespace DEFAULT = new Namespace("default");

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** Whether {@code name}, in any case, can name a namespace. */
    public static boolean isValid(String name) {
        return LABEL.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    public static Namespace of(String name) {
        return new Namespace(name.toLowerCase(Locale.ROOT));
    }

    public boolean isDefault() {
        return equals(DEFAULT);
    }

    @Override
    public int compareTo(Namespace other) {
        return name.compareTo(other.name);
    }
}
