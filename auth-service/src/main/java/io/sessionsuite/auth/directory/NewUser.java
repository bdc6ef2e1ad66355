package io.sessionsuite.auth.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account to be made; {@link Users#create} checks it.
 *
 * @param password required where the realm keeps passwords
 */
public record NewUser(
        String realm,
        String username,
        @Nullable String password,
        List<String> roleNames,
        List<Permission> permissions,
        String timezone,
        boolean enabled) {

    /** An enabled native account with these roles. */
    public static NewUser of(String realm, String username, String password, List<String> roleNames) {
        return new NewUser(realm, username, password, roleNames, List.of(), "", true);
    }

    @Override
    public String toString() {
        return "NewUser[" + realm + "]";
    }
}
