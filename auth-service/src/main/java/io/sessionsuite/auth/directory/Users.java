package io.sessionsuite.auth.directory;

import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * The rules of accounts. Refusals are {@code AuthError}s: Invalid, Forbidden, Missing, Conflict, Stale. A change answers
 * when every login of the user has ended or carries the new grants.
 */
public interface Users {

    Uni<User> get(UserId id);

    Uni<UserPage> list(UserFilter filter);

    Uni<User> create(NewUser user, Actor actor);

    /**
     * @param revision refuse if it is another; null: whatever it is
     */
    Uni<User> update(UserId id, UserEdit edit, @Nullable Long revision, Actor actor);

    /**
     * Sets a password. All logins of the user end but {@code actor.sid()} where it is his own.
     */
    Uni<User> setPassword(UserId id, String password, @Nullable Long revision, Actor actor);

    Uni<Void> remove(UserId id, @Nullable Long revision, Actor actor);
}
