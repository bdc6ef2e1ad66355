package io.sessionsuite.auth.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of an account; null leaves a member as it is. */
public record UserEdit(
        @Nullable List<String> roleNames,
        @Nullable List<Permission> permissions,
        @Nullable String timezone,
        @Nullable Boolean enabled) {

    /** Only the roles. */
    public static UserEdit roles(List<String> roleNames) {
        return new UserEdit(roleNames, null, null, null);
    }

    /** Only whether it may log in. */
    public static UserEdit enabled(boolean enabled) {
        return new UserEdit(null, null, null, enabled);
    }

    User apply(User user) {
        return new User(
                user.id(),
                user.realm(),
                user.username(),
                enabled == null ? user.enabled() : enabled,
                roleNames == null ? user.roleNames() : roleNames,
                permissions == null ? user.permissions() : permissions,
                user.password(),
                user.passwordVersion(),
                timezone == null ? user.timezone() : timezone,
                user.created(),
                user.updated(),
                user.revision(),
                user.ephemeral());
    }
}
