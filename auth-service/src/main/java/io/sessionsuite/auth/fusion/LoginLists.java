package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.directory.Realm;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.auth.directory.UserFilter;
import io.sessionsuite.auth.directory.Users;
import io.sessionsuite.auth.login.Logins;
import io.sessionsuite.login.Login;
import io.sessionsuite.login.Sid;
import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Live logins in lists: mine, one user's, or everybody's in pages of users. The pages are of users, not of logins, so
 * that one user's logins are never torn apart.
 */
@ApplicationScoped
class LoginLists {

    private static final int USERS_A_PAGE = 100;
    private static final int USERS_AT_ONCE = 8;

    private final FusionGate gate;
    private final Logins logins;
    private final Users users;

    LoginLists(FusionGate gate, Logins logins, Users users) {
        this.gate = gate;
        this.logins = logins;
        this.users = users;
    }

    Uni<Answer> list(Call call) {
        boolean administering = List.of("user", "realmName", "cursor").stream()
                .anyMatch(name -> !call.query().parameters().all(name).isEmpty());
        return administering
                ? gate.requireGrant(call).flatMap(granted -> administered(call))
                : logins.list(call.uid())
                        .map(mine -> Answer.json(
                                200,
                                mine.stream()
                                        .map(login -> LoginView.own(login, current(call)))
                                        .toList()));
    }

    /** All live logins of one account, for whoever may see that path. */
    Uni<Answer> ofUser(Call call, UserId user) {
        return users.get(user).flatMap(found -> logins.list(user)).map(found -> views(call, found));
    }

    private Uni<Answer> administered(Call call) {
        QueryParameters query = call.query();
        Optional<String> user = query.optional("user");
        Optional<String> realm = query.optional("realmName");
        if (user.isPresent()) {
            return logins.list(UserId.of(realm.orElse(Realm.NATIVE), user.get()))
                    .map(found -> views(call, found));
        }
        UserFilter page = new UserFilter(
                realm.orElse(null), null, USERS_A_PAGE, query.optional("cursor").orElse(null));
        return users.list(page).flatMap(found -> all(found.users())
                .map(list -> Paging.linked(views(call, list), call.request(), found.next())));
    }

    private Uni<List<Login>> all(List<User> page) {
        return Multi.createFrom()
                .iterable(page)
                .onItem()
                .transformToUni(user -> logins.list(user.id()))
                .merge(USERS_AT_ONCE)
                .onItem()
                .<Login>disjoint()
                .collect()
                .asList();
    }

    private static Answer views(Call call, List<Login> found) {
        return Answer.json(
                200,
                found.stream()
                        .map(login -> LoginView.administered(login, current(call)))
                        .toList());
    }

    private static @Nullable Sid current(Call call) {
        Login login = call.caller().login();
        return login == null ? null : login.sid();
    }
}
