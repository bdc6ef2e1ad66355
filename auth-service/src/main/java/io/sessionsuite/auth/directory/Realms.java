package io.sessionsuite.auth.directory;

import io.sessionsuite.auth.AuthError;
import io.sessionsuite.auth.AuthError.Conflict;
import io.sessionsuite.auth.AuthError.Invalid;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules of realms. Refusals are {@code AuthError}s. Disabling, enabling or removing one answers when its logins are
 * ended (keys: suspended, live again), on whichever replica that happens.
 */
@Singleton
public final class Realms {

    private static final String KIND = "realm";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final DirectoryStore store;
    private final DirectoryCache directory;
    private final DirectoryEvents events;
    private final Orders orders;

    public Realms(DirectoryStore store, DirectoryCache directory, Orders orders, DirectoryEvents events) {
        this.store = store;
        this.directory = directory;
        this.events = events;
        this.orders = orders;
    }

    public Uni<List<Realm>> list() {
        return directory.refresh().map(Directory::realms);
    }

    public Uni<Realm> get(String id) {
        return directory.refresh().map(now -> now.realm(id).orElseThrow(() -> new AuthError.Missing("realm")));
    }

    public Uni<Realm> create(RealmEdit wanted, Actor actor) {
        return Uni.createFrom().deferred(() -> {
            String id = wanted.id() == null ? UUID.randomUUID().toString() : wanted.id();
            require(ID.matcher(id).matches(), "id", "1 to 128 of A-Z a-z 0-9 _ . : -");
            require(Role.NAME.matcher(wanted.name()).matches(), "name", "1 to 128 of A-Z a-z 0-9 _ . : -");
            Realm realm = realm(id, type(wanted), wanted, Instant.EPOCH, 0);
            return requireMayGive(wanted, actor).chain(() -> put(null, realm, actor));
        });
    }

    /** @param revision refuse if it is another; null: whatever it is */
    public Uni<Realm> update(String id, RealmEdit wanted, @Nullable Long revision, Actor actor) {
        return get(id).chain(before -> {
            requireRevision(before, revision);
            require(wanted.name().equals(before.name()), "name", "A realm keeps its name");
            require(type(wanted) == before.type(), "realmType", "A realm keeps its type");
            if (before.name().equals(Realm.NATIVE) && !wanted.enabled()) {
                throw new Conflict(Conflict.Reason.FIXED);
            }
            Realm after = realm(id, before.type(), wanted, before.created(), before.revision());
            return requireMayGive(wanted, actor)
                    .chain(() -> put(before, after, actor))
                    .call(() -> before.enabled() == after.enabled()
                            ? Uni.createFrom().voidItem()
                            : settled(after));
        });
    }

    public Uni<Void> delete(String id, @Nullable Long revision, Actor actor) {
        return get(id).chain(before -> {
            requireRevision(before, revision);
            if (before.name().equals(Realm.NATIVE)) {
                throw new Conflict(Conflict.Reason.FIXED);
            }
            return store.delete(before, Roles.SETTLED)
                    .invoke(DirectoryStore.Put::requireWritten)
                    .invoke(() -> events.removed(KIND, before.name(), actor))
                    .chain(directory::refresh)
                    .chain(() -> settled(before));
        });
    }

    private Uni<Realm> put(@Nullable Realm before, Realm after, Actor actor) {
        Realm written = after.written(Clock.systemUTC().instant());
        return store.put(before, written, Roles.SETTLED)
                .invoke(DirectoryStore.Put::requireWritten)
                .invoke(() -> events.written(KIND, written.name(), actor))
                .chain(directory::refresh)
                .replaceWith(written);
    }

    /** Waits until whoever took the order has aligned all logins of this realm. */
    private Uni<Void> settled(Realm realm) {
        Subject subject = new Subject.OfRealm(realm.name());
        return Uni.createFrom()
                .deferred(() -> orders.isPending(subject))
                .onItem()
                .delayIt()
                .by(POLL)
                .repeat()
                .whilst(pending -> pending)
                .collect()
                .last()
                .ifNoItem()
                .after(LONGEST_WAIT)
                .failWith(() -> AuthError.Unavailable.underWay("Logins of the realm are still being ended"))
                .replaceWithVoid();
    }

    private Uni<Void> requireMayGive(RealmEdit wanted, Actor actor) {
        actor.requireMayGive(wanted.roleNames());
        return directory
                .refresh()
                .invoke(now ->
                        require(wanted.roleNames().stream().allMatch(now::knows), "roleNames", "There is no such role"))
                .replaceWithVoid();
    }

    private static Realm realm(String id, RealmType type, RealmEdit wanted, Instant created, long revision) {
        return new Realm(
                id,
                wanted.name(),
                type,
                wanted.enabled(),
                wanted.roleNames(),
                config(wanted.config()),
                created,
                created,
                revision);
    }

    private static RealmType type(RealmEdit wanted) {
        RealmType type = RealmType.parse(wanted.type());
        if (type == null) {
            throw new Invalid("realmType", "There is no such type");
        }
        return type;
    }

    private static String config(String text) {
        try {
            return new JsonObject(text).encode();
        } catch (DecodeException e) {
            throw new Invalid("config", "A JSON object");
        }
    }

    private static void requireRevision(Realm realm, @Nullable Long revision) {
        if (revision != null && revision != realm.revision()) {
            throw new AuthError.Stale();
        }
    }

    private static void require(boolean holds, String parameter, String rule) {
        if (!holds) {
            throw new Invalid(parameter, rule);
        }
    }
}
