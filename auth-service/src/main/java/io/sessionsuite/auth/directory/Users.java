package io.sessionsuite.auth.directory;

import io.sessionsuite.auth.AuthError;
import io.sessionsuite.auth.password.PasswordHash;
import io.sessionsuite.auth.password.Passwords;
import io.sessionsuite.login.LoginRecords;
import io.sessionsuite.login.Sid;
import io.sessionsuite.login.UserId;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rules of accounts. Refusals are {@code AuthError}s: Invalid, Forbidden, Missing, Conflict, Stale. A change
 * answers when every login of the user has ended or carries the new grants.
 */
@Singleton
public final class Users {

    private static final int AT_ONCE = 32;
    private static final int ATTEMPTS = 3;

    private final UserStore store;
    private final UserChanges changes;
    private final UserRules rules;
    private final Passwords passwords;
    private final LoginRecords records;
    private final DirectoryEvents events;

    public Users(
            UserStore store,
            UserChanges changes,
            UserRules rules,
            Passwords passwords,
            @Identifier("auth") LoginRecords records,
            DirectoryEvents events) {
        this.store = store;
        this.changes = changes;
        this.rules = rules;
        this.passwords = passwords;
        this.records = records;
        this.events = events;
    }

    public Uni<User> get(UserId id) {
        return store.find(id).map(user -> user.orElseThrow(() -> new AuthError.Missing("user")));
    }

    /** The account of that name in any case, if there is one. */
    public Uni<Optional<User>> find(String realm, String username) {
        return store.find(UserId.of(realm, username));
    }

    public Uni<UserPage> list(UserFilter filter) {
        String name = filter.name();
        if (name == null) {
            return store.list(filter.realm(), filter.cursor(), filter.limit())
                    .chain(page -> existing(page.ids()).map(users -> new UserPage(users, page.next())));
        }
        return rules.realmNames(filter.realm())
                .chain(realms -> existing(
                        realms.stream().map(realm -> UserId.of(realm, name)).toList()))
                .map(users -> new UserPage(users, null));
    }

    private Uni<List<User>> existing(List<UserId> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Uni<Optional<User>>> reads = ids.stream().map(store::find).toList();
        return Uni.join().all(reads).usingConcurrencyOf(AT_ONCE).andFailFast().map(users -> users.stream()
                .flatMap(Optional::stream)
                .toList());
    }

    public Uni<User> create(NewUser wanted, Actor actor) {
        return Uni.createFrom()
                .deferred(() -> rules.check(wanted, actor))
                .chain(this::account)
                .chain(changes::create)
                .invoke(user -> events.userWritten(user, actor));
    }

    private Uni<User> account(NewUser wanted) {
        String password = wanted.password();
        return password == null
                ? Uni.createFrom().item(account(wanted, null))
                : passwords.hashNew(password, wanted.username()).map(hash -> account(wanted, hash));
    }

    /** @param revision refuse if it is another; null: whatever it is */
    public Uni<User> update(UserId id, UserEdit edit, @Nullable Long revision, Actor actor) {
        return changed(id, revision, ATTEMPTS, before -> rules.check(before, edit, actor)
                .map(edit::apply)
                .chain(after -> changes.replace(
                        before, after, false, written -> Uni.createFrom().voidItem())));
    }

    /** Sets a password. All logins of the user end but {@code actor.sid()} where it is his own. */
    public Uni<User> setPassword(UserId id, String password, @Nullable Long revision, Actor actor) {
        return changed(id, revision, ATTEMPTS, before -> {
                    UserRules.requireMayChange(before, actor);
                    Sid kept = actor.is(before) ? actor.sid() : null;
                    return rules.requireKeepsPasswords(before.realm())
                            .chain(() -> passwords.hashNew(password, before.username()))
                            .chain(hash -> changes.replace(
                                    before,
                                    before.withPassword(hash, before.passwordVersion()),
                                    true,
                                    written -> vouch(kept, written)));
                })
                .invoke(user -> events.passwordChanged(user, actor));
    }

    private Uni<Void> vouch(@Nullable Sid kept, User written) {
        return kept == null
                ? Uni.createFrom().voidItem()
                : records.vouch(kept, written.passwordVersion()).replaceWithVoid();
    }

    public Uni<Void> remove(UserId id, @Nullable Long revision, Actor actor) {
        return changed(id, revision, ATTEMPTS, before -> {
                    UserRules.requireMayChange(before, actor);
                    return changes.remove(before);
                })
                .invoke(user -> events.userRemoved(user, actor))
                .replaceWithVoid();
    }

    /** Reads, then changes what was read; again if somebody else was faster and the caller named no revision. */
    private Uni<User> changed(UserId id, @Nullable Long revision, int attempts, Function<User, Uni<User>> change) {
        return get(id).chain(before -> {
                    if (revision != null && revision != before.revision()) {
                        throw new AuthError.Stale();
                    }
                    return change.apply(before);
                })
                .onFailure(failure -> failure instanceof AuthError.Stale && revision == null && attempts > 1)
                .recoverWithUni(() -> changed(id, null, attempts - 1, change));
    }

    private static User account(NewUser wanted, @Nullable PasswordHash hash) {
        return new User(
                UserId.of(wanted.realm(), wanted.username()),
                wanted.realm(),
                wanted.username(),
                wanted.enabled(),
                wanted.roleNames(),
                wanted.permissions(),
                hash,
                0,
                wanted.timezone(),
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                false);
    }
}
