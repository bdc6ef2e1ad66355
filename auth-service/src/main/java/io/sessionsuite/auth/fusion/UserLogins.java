package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.directory.Users;
import io.sessionsuite.auth.login.Logins;
import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The logins of one account, for administrators. */
@ApplicationScoped
class UserLogins {

    private final Users users;
    private final Logins logins;
    private final LoginLists lists;

    UserLogins(Users users, Logins logins, LoginLists lists) {
        this.users = users;
        this.logins = logins;
        this.lists = lists;
    }

    Uni<Answer> list(Call call, UserId id) {
        return lists.ofUser(call, id);
    }

    Uni<Answer> endAll(Call call, UserId id) {
        return users.get(id)
                .flatMap(user -> logins.endAll(id, ForeignLogins.OF_USERS, null, call.actor()))
                .replaceWith(Answer.empty(204));
    }
}
