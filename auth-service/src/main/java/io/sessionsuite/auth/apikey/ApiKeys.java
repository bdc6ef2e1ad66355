package io.sessionsuite.auth.apikey;

import io.sessionsuite.auth.AuthError;
import io.sessionsuite.auth.AuthError.Invalid;
import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.directory.Directory;
import io.sessionsuite.auth.directory.DirectoryCache;
import io.sessionsuite.auth.directory.DirectoryEvents;
import io.sessionsuite.auth.directory.Grants;
import io.sessionsuite.auth.directory.Realm;
import io.sessionsuite.auth.directory.UserRules;
import io.sessionsuite.login.Ending;
import io.sessionsuite.login.Login;
import io.sessionsuite.login.LoginCheck;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginRecords;
import io.sessionsuite.login.LoginRecords.AlignOrder;
import io.sessionsuite.login.LoginRecords.Opening;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.login.NewLogin;
import io.sessionsuite.login.Sid;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * API keys: login records without a user, in the realm {@code apikey}, indexed before they exist. Refusals are
 * {@code AuthError}s.
 */
@Singleton
public final class ApiKeys {

    private static final String KIND = "key";
    private static final Duration GRACE = Duration.ofHours(1);
    private static final int AT_ONCE = 16;
    private static final int MOST_ROLES = 256;

    private final KeyIndex index;
    private final LoginRecords records;
    private final DirectoryCache directory;
    private final DirectoryEvents events;

    public ApiKeys(
            KeyIndex index,
            @Identifier("auth") LoginRecords records,
            DirectoryCache directory,
            DirectoryEvents events) {
        this.index = index;
        this.records = records;
        this.directory = directory;
        this.events = events;
    }

    /** @param expiresAt null for never */
    public Uni<IssuedKey> create(String name, List<String> roleNames, @Nullable Instant expiresAt, Actor actor) {
        LoginToken token = LoginToken.generate();
        return directory
                .refresh()
                .invoke(now -> check(name, roleNames, now, actor))
                .map(now -> life(expiresAt))
                .call(() -> index.add(token.sid()))
                .chain(life -> directory.current().chain(now -> open(token, name, roleNames, life, now, actor)))
                .chain(() -> get(token.sid()))
                .invoke(key -> events.written(KIND, key.id().text(), actor))
                .map(key -> new IssuedKey(key, token));
    }

    private static void check(String name, List<String> roleNames, Directory now, Actor actor) {
        require(UserRules.isName(name), "name", "1 to 256 characters, no control characters, no blanks around");
        require(roleNames.size() <= MOST_ROLES, "roleNames", "At most 256");
        require(roleNames.stream().allMatch(now::knows), "roleNames", "There is no such role");
        actor.requireMayGive(roleNames);
    }

    private static Duration life(@Nullable Instant expiresAt) {
        if (expiresAt == null) {
            return Duration.ZERO;
        }
        Duration life = Duration.between(Clock.systemUTC().instant(), expiresAt);
        require(life.isPositive(), "expiresAt", "In the future");
        return life;
    }

    /** Suspended from the start where keys are switched off. */
    private Uni<Void> open(
            LoginToken token, String name, List<String> roleNames, Duration life, Directory now, Actor actor) {
        Grants grants = now.grants(Realm.APIKEY, roleNames, List.of());
        NewLogin login = NewLogin.of(LoginKind.APIKEY)
                .user(Realm.APIKEY, name, 0)
                .grants(grants.roles(), grants.rights(), grants.own(), grants.permissionsJson())
                .life(Duration.ZERO, life, GRACE)
                .from(actor.client().address(), "")
                .door(Realm.APIKEY);
        return records.open(token, login)
                .invoke(opening -> {
                    if (opening instanceof Opening.Refused) {
                        throw AuthError.Unavailable.notDone("The directory changed under the new key");
                    }
                })
                .chain(() -> now.admits(Realm.APIKEY)
                        ? Uni.createFrom().voidItem()
                        : records.align(token.sid(), order(roleNames, now)).replaceWithVoid());
    }

    public Uni<List<ApiKey>> list() {
        return logins().map(all -> all.stream()
                .map(ApiKeys::key)
                .sorted(Comparator.comparing(ApiKey::createdAt)
                        .thenComparing(key -> key.id().text()))
                .toList());
    }

    public Uni<ApiKey> get(Sid id) {
        return find(id).map(login -> key(login.orElseThrow(() -> new AuthError.Missing("API key"))));
    }

    public Uni<Void> delete(Sid id, Actor actor) {
        return get(id).call(() -> records.end(id, Ending.ENDED, false))
                .call(() -> index.remove(id))
                .invoke(key -> events.removed(KIND, key.id().text(), actor))
                .replaceWithVoid();
    }

    /**
     * Gives the keys concerned the grants of the present directory, and suspends them all where keys are switched off.
     */
    public Uni<Void> settle(Predicate<List<String>> concerned) {
        return index.all().chain(ids -> Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUni(id -> settle(id, concerned))
                .merge(AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid());
    }

    /** A key indexed and not yet made gets a dead record planted: its maker tries again. */
    private Uni<Void> settle(Sid id, Predicate<List<String>> concerned) {
        return find(id).chain(login -> {
            List<String> own = login.map(Login::own).orElse(List.of());
            if (login.isPresent() && !concerned.test(own)) {
                return Uni.createFrom().voidItem();
            }
            return directory
                    .current()
                    .chain(now -> records.align(id, order(own, now)))
                    .chain(done -> switch (done) {
                        case ALIGNED -> Uni.createFrom().voidItem();
                        case DEAD, ENDED, PLANTED -> index.remove(id);
                    });
        });
    }

    private static AlignOrder order(List<String> own, Directory now) {
        Grants grants = now.grants(Realm.APIKEY, own, List.of());
        return new AlignOrder(null, grants.roles(), grants.rights(), own, "[]", !now.admits(Realm.APIKEY), true, 0);
    }

    private Uni<List<Login>> logins() {
        return index.all()
                .chain(ids -> Multi.createFrom()
                        .iterable(ids)
                        .onItem()
                        .transformToUni(this::find)
                        .merge(AT_ONCE)
                        .collect()
                        .asList())
                .map(found -> found.stream().flatMap(Optional::stream).toList());
    }

    private Uni<Optional<Login>> find(Sid id) {
        return records.show(id)
                .map(check ->
                        check instanceof LoginCheck.Live live && live.login().kind() == LoginKind.APIKEY
                                ? Optional.of(live.login())
                                : Optional.empty());
    }

    private static ApiKey key(Login login) {
        return new ApiKey(login.sid(), login.user(), login.own(), login.created(), login.expiresAt());
    }

    private static void require(boolean holds, String parameter, String rule) {
        if (!holds) {
            throw new Invalid(parameter, rule);
        }
    }
}
