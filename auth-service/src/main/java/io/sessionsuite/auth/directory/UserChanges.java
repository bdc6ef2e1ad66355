package io.sessionsuite.auth.directory;

import io.sessionsuite.auth.AuthError;
import io.sessionsuite.auth.AuthError.Conflict;
import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How an account is written so that nothing is left half done (auth 3.7): first the order for whoever outlives this
 * replica, then the write, then every login of the account, then the order goes. The set of administrators loses an
 * account before the write and gains one after it, so it never names one too many.
 */
@Singleton
public final class UserChanges {

    /** How long a change may take before another replica finishes it. */
    private static final Duration DUE = Duration.ofSeconds(30);

    private final UserStore store;
    private final DirectoryStore directory;
    private final Orders orders;
    private final LoginAligner aligner;

    public UserChanges(UserStore store, DirectoryStore directory, Orders orders, LoginAligner aligner) {
        this.store = store;
        this.directory = directory;
        this.orders = orders;
        this.aligner = aligner;
    }

    Uni<User> create(User user) {
        return finished(
                user.id(), () -> store.create(user).map(UserChanges::written).call(this::joinIfAdministrator));
    }

    /** @param written runs once the account is written, before its logins are aligned */
    Uni<User> replace(User before, User after, boolean newPassword, Function<User, Uni<Void>> written) {
        boolean leaves = before.administers() && !after.administers();
        return finished(after.id(), () -> guarded(
                        before, leaves, () -> store.replace(after, newPassword).map(UserChanges::written))
                .call(this::joinIfAdministrator)
                .call(written::apply));
    }

    Uni<User> remove(User user) {
        return finished(user.id(), () -> guarded(
                        user, user.administers(), () -> store.remove(user).map(removal -> removed(removal, user)))
                .call(() -> store.relist(user.realm(), user.username())));
    }

    /** Finishes what somebody else began on this account. */
    public Uni<Void> finish(UserId id) {
        return store.find(id)
                .chain(user ->
                        user.filter(User::administers).isPresent() ? directory.join(user.get()) : directory.strike(id))
                .chain(() -> aligner.settle(id));
    }

    /** Leaves the order in place when the outcome of a step is unknown. */
    private Uni<User> finished(UserId id, Supplier<Uni<User>> change) {
        return orders.put(new Subject.OfUser(id), DUE).chain(order -> change.get()
                .onFailure(UserChanges::refusal)
                .call(() -> orders.done(order))
                .call(() -> aligner.settle(id))
                .call(() -> orders.done(order)));
    }

    private static boolean refusal(Throwable failure) {
        return failure instanceof AuthError && !(failure instanceof AuthError.Unavailable);
    }

    private Uni<User> guarded(User user, boolean leaves, Supplier<Uni<User>> write) {
        if (!leaves) {
            return write.get();
        }
        return directory.leave(user).invoke(UserChanges::requireAnother).chain(() -> write.get()
                .onFailure()
                .call(() -> directory.join(user)));
    }

    private static void requireAnother(boolean another) {
        if (!another) {
            throw new Conflict(Conflict.Reason.LAST_ADMINISTRATOR);
        }
    }

    private Uni<Void> joinIfAdministrator(User user) {
        return user.administers() ? directory.join(user) : Uni.createFrom().voidItem();
    }

    private static User written(UserStore.Write write) {
        return switch (write) {
            case UserStore.Write.Written done -> done.user();
            case UserStore.Write.Exists taken -> throw new Conflict(Conflict.Reason.NAME_TAKEN);
            case UserStore.Write.Missing gone -> throw new AuthError.Missing("user");
            case UserStore.Write.Stale stale -> throw new AuthError.Stale();
        };
    }

    private static User removed(UserStore.Removal removal, User user) {
        return switch (removal) {
            case REMOVED -> user;
            case MISSING -> throw new AuthError.Missing("user");
            case STALE -> throw new AuthError.Stale();
        };
    }
}
