package io.sessionsuite.attribute;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes a get or delete means.
 *
 * @param keys distinct, in the order asked, the CSRF token's name among them; empty for all
 */
record Selection(List<AttributeName> keys) {

    /** No key asked means all. */
    boolean isAll() {
        return keys.isEmpty();
    }

    /** What of it can be stored: the CSRF token cannot, so this may be empty though not all are meant. */
    List<AttributeName> stored() {
        return keys.stream().filter(key -> !key.isCsrfToken()).toList();
    }

    /** The members of the answer: as asked, or all by code point; absent ones are left out. */
    Map<AttributeName, String> arrange(Map<AttributeName, String> values, @Nullable String csrfToken) {
        Map<AttributeName, String> known = isAll() ? new TreeMap<>(values) : values;
        if (csrfToken != null && (isAll() || keys.contains(AttributeName.CSRF_TOKEN))) {
            known.put(AttributeName.CSRF_TOKEN, csrfToken);
        }
        if (isAll()) {
            return known;
        }
        Map<AttributeName, String> members = new LinkedHashMap<>();
        for (AttributeName key : keys) {
            String value = known.get(key);
            if (value != null) {
                members.put(key, value);
            }
        }
        return members;
    }
}
