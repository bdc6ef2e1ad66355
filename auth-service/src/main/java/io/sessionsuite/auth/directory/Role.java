package io.sessionsuite.auth.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A named set of path permissions and rights.
 *
 * @param description the member {@code desc}
 * @param uiPermissions kept as they came, as JSON array text
 * @param revision raised by each write; 0 before the first
 */
public record Role(
        String id,
        String name,
        String description,
        List<Permission> permissions,
        String uiPermissions,
        List<String> rights,
        Instant created,
        Instant updated,
        long revision) {

    /** The built-in role that may do everything. */
    public static final String ADMIN = "admin";

    static final String RIGHT_ADMIN = "admin";
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");

    /** A right's spelling (auth 5.3). */
    public static final Pattern RIGHT = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    private static final String VIRTUAL = "right:";
    private static final List<String> ALL_RIGHTS =
            List.of("admin", "schema", "get", "publish", "sessionQuery", "sessionUpdate");
    private static final Role BUILT_IN = new Role(
            UUID.nameUUIDFromBytes(new byte[] {'a', 'd', 'm', 'i', 'n'}).toString(),
            ADMIN,
            "Everything",
            List.of(Permission.parse("GET,POST,PUT,DELETE,PATCH,HEAD:/**")),
            "[]",
            ALL_RIGHTS,
            Instant.EPOCH,
            Instant.EPOCH,
            1);

    public Role {
        permissions = List.copyOf(permissions);
        rights = List.copyOf(rights);
    }

    /** The role {@code admin}: exists always, cannot be changed. */
    public static Role admin() {
        return BUILT_IN;
    }

    /** The right a virtual role {@code right:R} gives, or null if the name is no such role's. */
    public static @Nullable String virtualRight(String name) {
        if (!name.startsWith(VIRTUAL)
                || !RIGHT.matcher(name.substring(VIRTUAL.length())).matches()) {
            return null;
        }
        return name.substring(VIRTUAL.length());
    }

    /** The virtual role that gives this right. */
    public static String virtual(String right) {
        return VIRTUAL + right;
    }

    static boolean isFixed(String name) {
        return name.equals(ADMIN) || name.startsWith(VIRTUAL);
    }

    Role written(Instant now) {
        return new Role(
                id,
                name,
                description,
                permissions,
                uiPermissions,
                rights,
                revision == 0 ? now : created,
                now,
                revision + 1);
    }
}
