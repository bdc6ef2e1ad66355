package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.directory.Directory;
import io.sessionsuite.auth.directory.Permission;
import io.sessionsuite.auth.directory.User;
import java.util.List;

/**
 * An account as administrators see it. Never a password or hash.
 *
 * @param inheritedPermissions those of the effective roles
 */
record UserView(
        String id,
        String username,
        String realmName,
        List<String> roleNames,
        List<Permission> permissions,
        List<Permission> inheritedPermissions,
        String createdAt,
        String updatedAt,
        String timezone,
        boolean enabled) {

    static UserView of(User user, Directory directory) {
        return new UserView(
                user.id().text(),
                user.username(),
                user.realm(),
                user.roleNames(),
                user.permissions(),
                directory.inherited(directory.grants(user).roles()),
                Times.text(user.created()),
                Times.text(user.updated()),
                user.timezone(),
                user.enabled());
    }
}
