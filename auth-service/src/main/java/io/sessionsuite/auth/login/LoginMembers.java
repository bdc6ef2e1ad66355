package io.sessionsuite.auth.login;

import io.sessionsuite.auth.directory.LoginMember;
import io.sessionsuite.auth.directory.UserStore;
import io.sessionsuite.auth.directory.UserStore.Cursor;
import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The entries of a user's index, page by page: whatever is there from beginning to end is met. */
@Singleton
public final class LoginMembers {

    private final UserStore users;

    public LoginMembers(UserStore users) {
        this.users = users;
    }

    Uni<List<LoginMember>> all(UserId user) {
        return from(user, Cursor.START);
    }

    private Uni<List<LoginMember>> from(UserId user, Cursor cursor) {
        return users.read(user, cursor).chain(page -> {
            if (page.next().atEnd()) {
                return Uni.createFrom().item(page.members());
            }
            return from(user, page.next()).map(rest -> Stream.concat(page.members().stream(), rest.stream())
                    .distinct()
                    .toList());
        });
    }

    Uni<Void> each(UserId user, int atOnce, Function<LoginMember, Uni<Void>> action) {
        return all(user).chain(members -> Multi.createFrom()
                .iterable(members)
                .onItem()
                .transformToUni(action::apply)
                .merge(atOnce)
                .collect()
                .last()
                .replaceWithVoid());
    }
}
