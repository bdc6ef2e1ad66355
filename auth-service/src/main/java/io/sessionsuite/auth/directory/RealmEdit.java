package io.sessionsuite.auth.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A realm as written by an administrator.
 *
 * @param id the id wished for a new one; null: made here
 * @param type the member {@code realmType}
 * @param config JSON object text
 */
public record RealmEdit(
        @Nullable String id, String name, String type, boolean enabled, List<String> roleNames, String config) {}
