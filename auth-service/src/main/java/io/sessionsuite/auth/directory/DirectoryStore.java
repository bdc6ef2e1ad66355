package io.sessionsuite.auth.directory;

import io.sessionsuite.auth.AuthError;
import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Roles and realms. A change raises the version and leaves the order to align the logins concerned. */
public interface DirectoryStore {

    /** The directory, unless it still has this version. */
    Uni<Optional<Directory>> read(@Nullable String version);

    /** Writes a role. */
    Uni<Put> put(@Nullable Role before, Role after, Duration due);

    /** Writes a realm. */
    Uni<Put> put(@Nullable Realm before, Realm after, Duration due);

    Uni<Put> delete(Role role, Duration due);

    Uni<Put> delete(Realm realm, Duration due);

    /** Counts an account among the administrators. */
    Uni<Void> join(User user);

    /** Takes an account out of the administrators; false if nobody else would be left. */
    Uni<Boolean> leave(User user);

    /** Takes out an account that is no administrator, whatever is left. */
    Uni<Void> strike(UserId id);

    /** Result of a change. */
    sealed interface Put {
        record Written(Order order) implements Put {}

        /** The id or the name. */
        record Exists() implements Put {}

        record Missing() implements Put {}

        record Stale() implements Put {}

        record Full() implements Put {}

        /** Makes of every other result the error it is. */
        default void requireWritten() {
            switch (this) {
                case Written done -> {}
                case Exists taken -> throw new AuthError.Conflict(AuthError.Conflict.Reason.NAME_TAKEN);
                case Missing gone -> throw new AuthError.Missing("object");
                case Stale stale -> throw new AuthError.Stale();
                case Full full -> throw new AuthError.Conflict(AuthError.Conflict.Reason.TOO_MANY);
            }
        }
    }

    /** A change to be finished by whoever is alive when it is due; {@code due} tells it from a later order. */
    record Order(Subject subject, Instant due) {}
}
