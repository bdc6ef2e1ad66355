package io.sessionsuite.store.registry;

import java.util.regex.Pattern;

/** What a store may be called. */
final class StoreName {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");

    private StoreName() {}

    static boolean isOne(String text) {
        return NAME.matcher(text).matches();
    }
}
