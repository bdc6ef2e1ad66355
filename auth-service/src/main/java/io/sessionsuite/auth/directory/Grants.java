package io.sessionsuite.auth.directory;

import java.util.List;

/**
 * What a login carries in its record.
 *
 * @param roles effective: own, then the realm's, without duplicates
 * @param own the user's own roles
 * @param permissions user-level path permissions
 */
public record Grants(List<String> roles, List<String> rights, List<String> own, List<Permission> permissions) {

    public Grants {
        roles = List.copyOf(roles);
        rights = List.copyOf(rights);
        own = List.copyOf(own);
        permissions = List.copyOf(permissions);
    }

    /** The record's field of user-level permissions, a JSON array. */
    public String permissionsJson() {
        return Permission.json(permissions).encode();
    }
}
