package io.sessionsuite.coordination.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of a request. The first value of a name counts; switches act by being there. */
public final class Query {

    /** No parameters. */
    static final Query EMPTY = new Query(Map.of());

    private final Map<String, List<String>> values;

    private Query(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Null if an escape is broken or a semicolon stands where an ampersand belongs. */
    static @Nullable Query parse(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return EMPTY;
        }
        Map<String, List<String>> values = new TreeMap<>();
        for (String pair : raw.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = PercentText.decodeQuery(equals < 0 ? pair : pair.substring(0, equals));
            String value = PercentText.decodeQuery(equals < 0 ? "" : pair.substring(equals + 1));
            if (name == null || value == null || pair.indexOf(';') >= 0) {
                return null;
            }
            values.computeIfAbsent(name, any -> new ArrayList<>(1)).add(value);
        }
        return new Query(values);
    }

    /** Whether the name is there, whatever its value. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The first value, empty if there is none. */
    public String value(String name) {
        List<String> all = values.get(name);
        return all == null ? "" : all.get(0);
    }

    /** All parameters encoded again, sorted by name. */
    public String encoded() {
        return values.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(value -> PercentText.encodeQuery(entry.getKey()) + '=' + PercentText.encodeQuery(value)))
                .collect(Collectors.joining("&"));
    }
}
