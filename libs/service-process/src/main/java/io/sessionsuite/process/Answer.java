package io.sessionsuite.process;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An answer as it came over the wire.
 *
 * @param headers by lower-case name, all values in order
 * @param text the body, read as UTF-8
 */
public record Answer(int status, Map<String, List<String>> headers, String text) {

    /** The one value of a header; empty if absent. */
    public String header(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw new AssertionError("More than one " + name + ": " + values);
        }
        return values.isEmpty() ? "" : values.get(0);
    }

    public List<String> all(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }
}
