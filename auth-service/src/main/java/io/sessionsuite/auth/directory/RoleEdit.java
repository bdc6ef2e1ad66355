package io.sessionsuite.auth.directory;

import java.util.List;

/**
 * A role as written by an administrator.
 *
 * @param uiPermissions JSON array text
 */
public record RoleEdit(
        String name, String description, List<Permission> permissions, String uiPermissions, List<String> rights) {}
