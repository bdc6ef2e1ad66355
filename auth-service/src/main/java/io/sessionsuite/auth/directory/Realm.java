package io.sessionsuite.auth.directory;

import java.time.Instant;
import java.util.List;

/**
 * A source of identities.
 *
 * @param roleNames given to everybody in it
 * @param config as sent, JSON object text
 * @param revision raised by each write; 0 before the first
 */
public record Realm(
        String id,
        String name,
        RealmType type,
        boolean enabled,
        List<String> roleNames,
        String config,
        Instant created,
        Instant updated,
        long revision) {

    /** The realm that always exists. */
    public static final String NATIVE = "native";

    /** The realm API keys belong to. */
    public static final String APIKEY = "apikey";

    public Realm {
        roleNames = List.copyOf(roleNames);
    }

    /** Whether this realm checks passwords of stored users. */
    public boolean keepsPasswords() {
        return type == RealmType.NATIVE;
    }

    Realm written(Instant now) {
        return new Realm(id, name, type, enabled, roleNames, config, revision == 0 ? now : created, now, revision + 1);
    }
}
