package io.sessionsuite.load;

import java.util.Locale;

/** How much is measured: {@code -Dload.NAME=n}, else {@code LOAD_NAME=n} in the environment, else a default. */
final class Sizes {

    private Sizes() {}

    static int of(String name, int otherwise) {
        Integer property = Integer.getInteger("load." + name);
        String variable = System.getenv("LOAD_" + name.toUpperCase(Locale.ROOT));
        if (property != null) {
            return property;
        }
        return variable == null ? otherwise : Integer.parseInt(variable);
    }
}
