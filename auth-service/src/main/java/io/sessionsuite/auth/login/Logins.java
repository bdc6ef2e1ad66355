package io.sessionsuite.auth.login;

import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.login.Login;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginRecords;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.login.Sid;
import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Logins of users: made, listed, ended. Each ending is final on every replica when its answer comes. */
public interface Logins {

    /** Verifies the attempt and makes the login the door orders. */
    Uni<LoginResult> login(Attempt attempt, Door door);

    /** Ends the login this token proves; no proof, no effect. */
    Uni<LoginRecords.End> end(LoginToken token, Actor actor);

    /** Ends one login of that user by authority; false if he has no such live login. */
    Uni<Boolean> end(UserId user, Sid sid, Actor actor);

    /**
     * Ends all logins of a user that were admitted before this call, those under way too.
     *
     * @param kinds which kinds
     * @param spared one that lives on, null for none
     */
    Uni<Void> endAll(UserId user, Set<LoginKind> kinds, @Nullable Sid spared, Actor actor);

    /** The live logins of a user, oldest first. */
    Uni<List<Login>> list(UserId user);

    /** Gives a live session a new secret; attributes and clocks stay. Empty result null: it is not live. */
    Uni<@Nullable LoginToken> refresh(LoginToken token, Actor actor);

    /** Decides, once the password is verified, which login is made. */
    @FunctionalInterface
    interface Door {
        /** The login to make, or null to let him in nowhere. */
        @Nullable LoginOrder order(Authentication.Verified verified);
    }
}
