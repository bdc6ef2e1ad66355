package io.sessionsuite.auth.directory;

import io.sessionsuite.auth.password.PasswordHash;
import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accounts, each with its index of logins. */
public interface UserStore {

    Uni<Optional<User>> find(UserId id);

    /** The account and a page of its logins as of one moment. */
    Uni<Snapshot> read(UserId id, Cursor cursor);

    /** Writes a new account, listed before it exists. */
    Uni<Write> create(User user);

    /**
     * Replaces an account that still has the revision of {@code user}.
     *
     * @param newPassword whether its password is another
     */
    Uni<Write> replace(User user, boolean newPassword);

    /** Replaces the hash of the same password, if the account still has the revision of {@code user}. */
    Uni<Write> rehash(User user, PasswordHash hash);

    Uni<Removal> remove(User user);

    /** Makes the list say whether the account exists. */
    Uni<Void> relist(String realm, String username);

    /**
     * Listed accounts by realm and folded name.
     *
     * @param realm null for all realms
     * @param after cursor of the page before; null for the first page
     */
    Uni<Page> list(@Nullable String realm, @Nullable String after, int limit);

    /** Position in an index of logins. */
    record Cursor(String text) {
        public static final Cursor START = new Cursor("0");

        public boolean atEnd() {
            return equals(START);
        }
    }

    /**
     * An account and some of its logins.
     *
     * @param user null if there is no such account
     * @param next at the end after the last page
     */
    record Snapshot(@Nullable User user, List<LoginMember> members, Cursor next) {}

    /**
     * Some listed accounts; one that is gone since may be among them.
     *
     * @param next null on the last page
     */
    record Page(List<UserId> ids, @Nullable String next) {}

    /** Result of {@link #create} and {@link #replace}. */
    sealed interface Write {
        record Written(User user) implements Write {}

        record Exists() implements Write {}

        record Missing() implements Write {}

        record Stale() implements Write {}
    }

    /** Result of {@link #remove}. */
    enum Removal {
        REMOVED,
        MISSING,
        STALE
    }
}
