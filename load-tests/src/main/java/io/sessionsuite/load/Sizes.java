package io.sessionsuite.load;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How much is measured: {@code -Dload.NAME=n}, else {@code LOAD_NAME=n} in the environment, else a default. */
final class Sizes {

    private Sizes() {}

    static int of(String name, int otherwise) {
        return all(name, otherwise).getFirst();
    }

    /** Several, separated by commas. */
    static List<Integer> all(String name, int otherwise) {
        String variable = System.getenv("LOAD_" + name.toUpperCase(Locale.ROOT));
        String text = System.getProperty("load." + name, variable == null ? "" : variable);
        return text.isEmpty()
                ? List.of(otherwise)
                : Stream.of(text.split(",")).map(Integer::parseInt).toList();
    }
}
