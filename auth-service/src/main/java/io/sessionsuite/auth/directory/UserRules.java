package io.sessionsuite.auth.directory;

import io.sessionsuite.auth.AuthError.Invalid;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an account may look like, and who may make it so (auth 5.1, 5.3). */
@Singleton
public final class UserRules {

    private static final int MOST_CODE_POINTS = 256;
    private static final int MOST_ENTRIES = 256;
    private static final int LONGEST_TIMEZONE = 64;

    private final DirectoryCache directory;

    public UserRules(DirectoryCache directory) {
        this.directory = directory;
    }

    /** Whether an account may have this name. */
    public static boolean isName(String username) {
        int length = username.codePointCount(0, username.length());
        return length >= 1
                && length <= MOST_CODE_POINTS
                && username.codePoints().noneMatch(Character::isISOControl)
                && username.strip().equals(username);
    }

    Uni<NewUser> check(NewUser wanted, Actor actor) {
        require(isName(wanted.username()), "username", "1 to 256 characters, no control characters, no blanks around");
        requireTimezone(wanted.timezone());
        requireMayGive(wanted.roleNames(), wanted.permissions(), actor);
        return directory
                .refresh()
                .invoke(now -> {
                    Realm realm = now.realmNamed(wanted.realm())
                            .orElseThrow(() -> new Invalid("realmName", "There is no such realm"));
                    require(realm.type() != RealmType.APIKEY, "realmName", "This realm has no users");
                    require(
                            (wanted.password() != null) == realm.keepsPasswords(),
                            "password",
                            "Required where the realm keeps passwords, and only there");
                    requireKnown(wanted.roleNames(), now);
                })
                .replaceWith(wanted);
    }

    Uni<User> check(User before, UserEdit edit, Actor actor) {
        requireMayChange(before, actor);
        List<String> roleNames = edit.roleNames() == null ? List.of() : edit.roleNames();
        List<Permission> permissions = edit.permissions() == null ? List.of() : edit.permissions();
        requireMayGive(roleNames, permissions.equals(before.permissions()) ? List.of() : permissions, actor);
        requireTimezone(edit.timezone() == null ? "" : edit.timezone());
        List<String> added = roleNames.stream()
                .filter(role -> !before.roleNames().contains(role))
                .toList();
        return directory.refresh().invoke(now -> requireKnown(added, now)).replaceWith(before);
    }

    /** Nobody changes a user who has what he could not give, but everybody himself. */
    static void requireMayChange(User user, Actor actor) {
        if (!actor.is(user)) {
            actor.requireMayGive(user.roleNames());
        }
    }

    Uni<Void> requireKeepsPasswords(String realm) {
        return directory
                .refresh()
                .invoke(now -> require(
                        now.realmNamed(realm).filter(Realm::keepsPasswords).isPresent(),
                        "password",
                        "This realm keeps no passwords"))
                .replaceWithVoid();
    }

    /** The one realm asked for, or all. */
    Uni<List<String>> realmNames(@Nullable String realm) {
        return realm != null
                ? Uni.createFrom().item(List.of(realm))
                : directory
                        .refresh()
                        .map(now -> now.realms().stream().map(Realm::name).toList());
    }

    /** A user-level permission may be any path's, so it takes role {@code admin} to give one. */
    private static void requireMayGive(List<String> roleNames, List<Permission> permissions, Actor actor) {
        require(roleNames.size() <= MOST_ENTRIES, "roleNames", "At most 256");
        require(roleNames.stream().distinct().count() == roleNames.size(), "roleNames", "Each name once");
        require(permissions.size() <= MOST_ENTRIES, "permissions", "At most 256");
        actor.requireMayGive(roleNames);
        if (!permissions.isEmpty()) {
            actor.requireMayGive(List.of(Role.ADMIN));
        }
    }

    private static void requireKnown(List<String> roleNames, Directory now) {
        require(roleNames.stream().allMatch(now::knows), "roleNames", "There is no such role");
    }

    private static void requireTimezone(String timezone) {
        require(
                timezone.length() <= LONGEST_TIMEZONE && timezone.chars().noneMatch(Character::isISOControl),
                "timezone",
                "At most 64 characters");
    }

    private static void require(boolean holds, String parameter, String rule) {
        if (!holds) {
            throw new Invalid(parameter, rule);
        }
    }
}
