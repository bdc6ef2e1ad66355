package io.sessionsuite.auth.directory;

import io.sessionsuite.auth.password.PasswordHash;
import io.sessionsuite.login.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account.
 *
 * @param roleNames the user's own roles, in the order given
 * @param permissions user-level path permissions
 * @param password null where the realm keeps none
 * @param passwordVersion raised by each new password; logins made with a smaller one are dead
 * @param timezone empty if never set
 * @param revision raised by each write; 0 before the first
 * @param ephemeral kept only while its logins live
 */
public record User(
        UserId id,
        String realm,
        String username,
        boolean enabled,
        List<String> roleNames,
        List<Permission> permissions,
        @Nullable PasswordHash password,
        long passwordVersion,
        String timezone,
        Instant created,
        Instant updated,
        long revision,
        boolean ephemeral) {

    public User {
        roleNames = List.copyOf(roleNames);
        permissions = List.copyOf(permissions);
    }

    /** Whether this account counts as an administrator that may be the last one. */
    boolean administers() {
        return enabled && realm.equals(Realm.NATIVE) && roleNames.contains(Role.ADMIN);
    }

    User withPassword(@Nullable PasswordHash hash, long version) {
        return new User(
                id,
                realm,
                username,
                enabled,
                roleNames,
                permissions,
                hash,
                version,
                timezone,
                created,
                updated,
                revision,
                ephemeral);
    }

    User written(long newRevision, Instant now) {
        return new User(
                id,
                realm,
                username,
                enabled,
                roleNames,
                permissions,
                password,
                passwordVersion,
                timezone,
                revision == 0 ? now : created,
                now,
                newRevision,
                ephemeral);
    }
}
