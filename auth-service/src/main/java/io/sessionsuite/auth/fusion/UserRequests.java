package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.directory.DirectoryCache;
import io.sessionsuite.auth.directory.NewUser;
import io.sessionsuite.auth.directory.Realm;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.auth.directory.UserEdit;
import io.sessionsuite.auth.directory.UserFilter;
import io.sessionsuite.auth.directory.Users;
import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Requests about accounts, between their JSON and the directory. What a PUT does not mention stays as it is. */
@ApplicationScoped
class UserRequests {

    private final Users users;
    private final DirectoryCache directories;

    UserRequests(Users users, DirectoryCache directories) {
        this.users = users;
        this.directories = directories;
    }

    Uni<Answer> list(Call call) {
        QueryParameters query = call.query();
        UserFilter filter = new UserFilter(
                query.single("realmName").orElse(null),
                query.single("name").orElse(null),
                query.limit(),
                query.single("cursor").orElse(null));
        return users.list(filter).flatMap(page -> directories.current().map(directory -> {
            Answer views = Answer.json(
                    200,
                    page.users().stream()
                            .map(user -> UserView.of(user, directory))
                            .toList());
            return Paging.linked(views, call.request(), page.next());
        }));
    }

    Uni<Answer> get(UserId id) {
        return users.get(id).flatMap(user -> shown(200, user));
    }

    Uni<Answer> create(Call call) {
        return users.create(newUser(call.json()), call.actor()).flatMap(user -> shown(201, user));
    }

    Uni<Answer> update(Call call, UserId id) {
        JsonMembers body = call.json();
        body.refuse("password", "passwordConfirm", "currentPassword");
        UserEdit edit = new UserEdit(
                body.has("roleNames") ? body.texts("roleNames") : null,
                body.has("permissions") ? Permissions.of(body) : null,
                body.optionalText("timezone").orElse(null),
                body.optionalFlag("enabled").orElse(null));
        Long revision = Revisions.expected(call.request());
        return users.get(id)
                .invoke(user -> requireSame(body, user))
                .flatMap(user -> users.update(id, edit, revision, call.actor()))
                .flatMap(user -> shown(200, user));
    }

    Uni<Answer> remove(Call call, UserId id) {
        return users.remove(id, Revisions.expected(call.request()), call.actor())
                .replaceWith(Answer.empty(204));
    }

    /** The account as it is now, tagged with its revision. */
    Uni<Answer> shown(int status, User user) {
        return directories
                .current()
                .map(directory -> Revisions.tagged(Answer.json(status, UserView.of(user, directory)), user.revision()));
    }

    private static NewUser newUser(JsonMembers body) {
        String username = body.text("username");
        String password = body.optionalText("password").orElse(null);
        requireConfirmed(body);
        return new NewUser(
                body.optionalText("realmName").orElse(Realm.NATIVE),
                username,
                password,
                body.texts("roleNames"),
                Permissions.of(body),
                body.optionalText("timezone").orElse(""),
                body.optionalFlag("enabled").orElse(true));
    }

    /** A password typed twice is the same. */
    static void requireConfirmed(JsonMembers body) {
        if (body.has("passwordConfirm") && !body.text("passwordConfirm").equals(body.text("password"))) {
            throw FusionError.invalid("passwordConfirm");
        }
    }

    /** Name and realm make the id: they may be repeated, not changed. */
    private static void requireSame(JsonMembers body, User user) {
        if (!body.optionalText("username").orElse(user.username()).equals(user.username())) {
            throw FusionError.invalid("username");
        }
        if (!body.optionalText("realmName").orElse(user.realm()).equals(user.realm())) {
            throw FusionError.invalid("realmName");
        }
    }
}
