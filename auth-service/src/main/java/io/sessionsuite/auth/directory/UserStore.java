package io.sessionsuite.auth.directory;

import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Accounts. A change names the members of the user's index of logins that it concerns. */
public interface UserStore {

    /** The most members one reply names; there may be more then. */
    int MEMBERS_AT_ONCE = 1000;

    Uni<Optional<User>> find(UserId id);

    /** Writes a new account. */
    Uni<Write> create(User user);

    /** Replaces an account if it still has this revision. */
    Uni<Write> replace(User user, long revision);

    Uni<Removal> remove(UserId id, long revision);

    /** Users by realm and folded name. */
    Uni<UserPage> list(UserFilter filter);

    /** Result of {@link #create} and {@link #replace}. */
    sealed interface Write {
        record Written(User user, List<LoginMember> members) implements Write {}

        record Exists() implements Write {}

        record Missing() implements Write {}

        record Stale() implements Write {}
    }

    /** Result of {@link #remove}. */
    sealed interface Removal {
        record Removed(List<LoginMember> members) implements Removal {}

        record Missing() implements Removal {}

        record Stale() implements Removal {}
    }
}
