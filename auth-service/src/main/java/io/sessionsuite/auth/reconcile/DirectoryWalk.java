package io.sessionsuite.auth.reconcile;

import io.sessionsuite.auth.apikey.ApiKeys;
import io.sessionsuite.auth.directory.Directory;
import io.sessionsuite.auth.directory.DirectoryCache;
import io.sessionsuite.auth.directory.LoginAligner;
import io.sessionsuite.auth.directory.Realm;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.auth.directory.UserStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Walks over all accounts and keys a changed role or realm concerns, in pages, and aligns their logins. */
@Singleton
public final class DirectoryWalk {

    private static final int PAGE = 500;
    private static final int AT_ONCE = 64;

    private final UserStore users;
    private final LoginAligner aligner;
    private final ApiKeys keys;
    private final DirectoryCache directory;

    public DirectoryWalk(UserStore users, LoginAligner aligner, ApiKeys keys, DirectoryCache directory) {
        this.users = users;
        this.aligner = aligner;
        this.keys = keys;
        this.directory = directory;
    }

    /** Everybody who has this role, himself or by his realm. */
    Uni<Void> role(String name) {
        return directory.refresh().chain(now -> pages(null, null, has(name, now))
                .chain(() -> keys.settle(own -> own.contains(name) || inRealm(Realm.APIKEY, name, now))));
    }

    private static Predicate<User> has(String role, Directory now) {
        return user -> user.roleNames().contains(role) || inRealm(user.realm(), role, now);
    }

    private static boolean inRealm(String realm, String role, Directory now) {
        return now.realmNamed(realm)
                .filter(found -> found.roleNames().contains(role))
                .isPresent();
    }

    /** Everybody of this realm. */
    Uni<Void> realm(String name) {
        Uni<Void> accounts = pages(name, null, user -> true);
        return name.equals(Realm.APIKEY) ? accounts.chain(() -> keys.settle(own -> true)) : accounts;
    }

    private Uni<Void> pages(@Nullable String realm, @Nullable String after, Predicate<User> concerned) {
        return users.list(realm, after, PAGE).chain(page -> {
            String next = page.next();
            Uni<Void> done = Multi.createFrom()
                    .iterable(page.ids())
                    .onItem()
                    .transformToUni(id -> aligner.settle(id, concerned))
                    .merge(AT_ONCE)
                    .collect()
                    .last()
                    .replaceWithVoid();
            return next == null ? done : done.chain(() -> pages(realm, next, concerned));
        });
    }
}
