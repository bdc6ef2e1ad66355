package io.sessionsuite.auth.directory;

import io.sessionsuite.auth.AuthError;
import io.sessionsuite.auth.Client;
import io.sessionsuite.login.Caller;
import io.sessionsuite.login.Sid;
import io.sessionsuite.login.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who changes the directory, and what he may give (auth 5.3): nobody gives, or changes a user who has, a role or right
 * he lacks, but for role {@code admin}, and for right {@code admin} as far as rights go.
 *
 * @param realm empty for the service itself
 * @param sid the login behind it; null if there is none
 */
public record Actor(
        String user,
        String realm,
        List<String> roles,
        List<String> rights,
        Client client,
        @Nullable Sid sid) {

    /** The service itself: first start, sign-up by claim. */
    public static Actor system() {
        return new Actor("system", "", List.of(Role.ADMIN), List.of(), new Client("", ""), null);
    }

    /** The same, on behalf of somebody at this client. */
    public Actor at(Client other) {
        return new Actor(user, realm, roles, rights, other, sid);
    }

    public static Actor of(Caller caller, Client client) {
        Sid sid = caller.login() == null ? null : caller.login().sid();
        return new Actor(caller.user(), caller.realm(), caller.roles(), caller.rights(), client, sid);
    }

    /** Whether this is his own account. */
    boolean is(User user) {
        return !realm.isEmpty() && UserId.of(realm, this.user).equals(user.id());
    }

    /** Refuses unless all these roles are his to give. */
    public void requireMayGive(List<String> roleNames) {
        if (!roleNames.stream().allMatch(this::mayGive)) {
            throw new AuthError.Forbidden("Only a holder of a role gives it");
        }
    }

    private boolean mayGive(String role) {
        if (roles.contains(Role.ADMIN) || roles.contains(role)) {
            return true;
        }
        String right = Role.virtualRight(role);
        return right != null && (rights.contains(Role.RIGHT_ADMIN) || rights.contains(right));
    }
}
