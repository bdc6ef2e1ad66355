package io.sessionsuite.auth.fusion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sessionsuite.auth.caller.Identity;
import io.sessionsuite.auth.directory.Permission;
import io.sessionsuite.login.Caller;
import io.sessionsuite.login.Login;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is logged in, as {@code GET /api/session} tells it.
 *
 * @param session absent for a credential without record
 */
record SessionView(
        UserPart user,
        List<RolePart> roles,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LoginPart session) {

    record UserPart(
            String id, String username, String realmName, List<String> roleNames, List<Permission> permissions) {}

    record RolePart(String name) {}

    /** Times as ISO instants; no secret is among them. */
    record LoginPart(
            String id,
            String kind,
            String createdAt,
            String authenticatedAt,
            String lastAccessedAt,
            long idleTimeoutSecs,
            @Nullable String expiresAt) {

        static LoginPart of(Login login) {
            return new LoginPart(
                    login.sid().text(),
                    login.kind().text(),
                    Times.text(login.created()),
                    Times.text(login.authenticated()),
                    Times.text(login.last()),
                    login.idle().toSeconds(),
                    Times.textOrNull(login.expiresAt()));
        }
    }

    static SessionView of(Identity identity) {
        Caller caller = identity.caller();
        Login login = caller.login();
        return new SessionView(
                new UserPart(
                        caller.uid().text(), caller.user(), caller.realm(), identity.own(), identity.permissions()),
                caller.roles().stream().distinct().map(RolePart::new).toList(),
                login == null ? null : LoginPart.of(login));
    }
}
