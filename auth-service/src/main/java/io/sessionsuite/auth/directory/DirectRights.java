package io.sessionsuite.auth.directory;

import io.sessionsuite.auth.AuthError.Conflict;
import io.sessionsuite.auth.AuthError.Invalid;
import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Rights given to a user directly, as virtual roles {@code right:R} (auth 5.3). */
@Singleton
public final class DirectRights {

    private final Users users;
    private final DirectoryCache directory;

    public DirectRights(Users users, DirectoryCache directory) {
        this.users = users;
        this.directory = directory;
    }

    /** The virtual roles that give these rights. */
    public static List<String> roles(List<String> rights) {
        if (!rights.stream().allMatch(right -> Role.RIGHT.matcher(right).matches())) {
            throw new Invalid("rights", "A right is a letter, then at most 63 letters, digits, _ or -");
        }
        return rights.stream().distinct().map(Role::virtual).toList();
    }

    /** All rights of a user: the direct ones in the order given, then the others sorted. */
    public Uni<List<String>> of(User user) {
        return directory.refresh().map(now -> of(user, now));
    }

    /** The same by a directory at hand. */
    public static List<String> of(User user, Directory now) {
        List<String> effective = now.grants(user).rights();
        List<String> direct = now.rights(directRoles(user));
        return Stream.concat(
                        direct.stream(),
                        effective.stream()
                                .filter(right -> !direct.contains(right))
                                .sorted())
                .toList();
    }

    /** Makes these the user's rights; Conflict RIGHT_OF_ROLE if another role gives one outside the list. */
    public Uni<User> replace(UserId id, List<String> rights, Actor actor) {
        return users.get(id).chain(user -> directory.refresh().chain(now -> {
            UserRules.requireMayChange(user, actor);
            List<String> kept = user.roleNames().stream()
                    .filter(role -> Role.virtualRight(role) == null)
                    .toList();
            List<String> direct = roles(rights);
            if (!rights.containsAll(now.grants(user.realm(), kept, List.of()).rights())) {
                throw new Conflict(Conflict.Reason.RIGHT_OF_ROLE);
            }
            List<String> all = Stream.concat(kept.stream(), direct.stream()).toList();
            return users.update(id, UserEdit.roles(all), user.revision(), actor);
        }));
    }

    private static List<String> directRoles(User user) {
        return user.roleNames().stream()
                .filter(role -> Role.virtualRight(role) != null)
                .toList();
    }
}
