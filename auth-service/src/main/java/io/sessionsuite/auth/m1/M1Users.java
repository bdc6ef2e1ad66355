package io.sessionsuite.auth.m1;

import io.sessionsuite.auth.AuthError;
import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.directory.DirectRights;
import io.sessionsuite.auth.directory.Directory;
import io.sessionsuite.auth.directory.DirectoryCache;
import io.sessionsuite.auth.directory.NewUser;
import io.sessionsuite.auth.directory.Role;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.auth.directory.UserFilter;
import io.sessionsuite.auth.directory.UserPage;
import io.sessionsuite.auth.directory.Users;
import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Users and their direct rights, in this dialect's own realm (T3 to T7). */
@ApplicationScoped
class M1Users {

    private final Users users;
    private final DirectRights rights;
    private final DirectoryCache directory;
    private final M1Settings settings;
    private final String realm;

    M1Users(Users users, DirectRights rights, DirectoryCache directory, M1Settings settings, M1Config config) {
        this.users = users;
        this.rights = rights;
        this.directory = directory;
        this.settings = settings;
        this.realm = config.realm();
    }

    /** The id of that name; nobody need have it. */
    UserId id(String username) {
        return UserId.of(realm, username);
    }

    Uni<User> existing(String username) {
        return users.get(id(username));
    }

    Uni<List<UserView>> list() {
        return directory.refresh().chain(now -> pages().onItem()
                .<User>transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(page.users()))
                .map(user -> view(user, now))
                .collect()
                .asList());
    }

    Uni<UserView> get(String username) {
        return existing(username).chain(user -> directory.refresh().map(now -> view(user, now)));
    }

    Uni<User> add(String username, String password, Rights given, Actor actor) {
        NewUser user = NewUser.of(
                realm,
                username,
                password,
                given.names().stream().map(Role::virtual).toList());
        return requireLongEnough(password).chain(() -> users.create(user, actor));
    }

    Uni<User> update(String username, Rights given, Actor actor) {
        return rights.replace(id(username), given.names(), actor);
    }

    Uni<User> setPassword(UserId id, String password, Actor actor) {
        return requireLongEnough(password).chain(() -> users.setPassword(id, password, null, actor));
    }

    Uni<Void> remove(String username, Actor actor) {
        return users.remove(id(username), null, actor);
    }

    private static UserView view(User user, Directory now) {
        return new UserView(user.username(), DirectRights.of(user, now));
    }

    private Uni<Void> requireLongEnough(String password) {
        return settings.passwordMinLength()
                .invoke(fewest -> {
                    if (password.codePointCount(0, password.length()) < fewest) {
                        throw new AuthError.Invalid("password", "shorter than " + fewest + " characters");
                    }
                })
                .replaceWithVoid();
    }

    private Multi<UserPage> pages() {
        AtomicReference<String> cursor = new AtomicReference<>();
        return Multi.createBy()
                .repeating()
                .uni(() -> users.list(new UserFilter(realm, null, UserFilter.MAX_LIMIT, cursor.get())))
                .whilst(page -> {
                    cursor.set(page.next());
                    return page.next() != null;
                });
    }
}
