package io.sessionsuite.auth.directory;

import io.sessionsuite.auth.AuthError;
import io.sessionsuite.auth.password.PasswordHash;
import io.sessionsuite.login.UserId;
import io.sessionsuite.redis.RedisCall;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accounts in {@code user:{uid}}, their index of logins beside them, and the list {@code users:{directory}}. */
@Singleton
final class RedisUserStore implements UserStore {

    private static final Script READ = Script.load("auth/user-read-3");
    private static final Script WRITE = Script.load("auth/user-write-3");
    private static final Script REMOVE = Script.load("auth/user-remove-3");
    private static final String LIST = "users:{directory}";
    private static final String SEPARATOR = "\u001f";
    private static final String AFTER_SEPARATOR = " ";

    private final RedisScripts redis;

    RedisUserStore(@Identifier("auth") RedisScripts redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Optional<User>> find(UserId id) {
        return redis.command(Command.HGETALL).key(key(id)).run().map(reply -> UserFields.user(id, reply.hash()));
    }

    @Override
    public Uni<Snapshot> read(UserId id, Cursor cursor) {
        return on(READ, id)
                .arg(cursor.text())
                .run()
                .map(reply -> new Snapshot(
                        UserFields.user(id, reply.at(1).fields(0)).orElse(null),
                        reply.at(2).texts(0).stream().map(LoginMember::parse).toList(),
                        new Cursor(reply.text(0))));
    }

    /** The list first: an entry without an account is skipped, an account without an entry would never be found. */
    @Override
    public Uni<Write> create(User user) {
        return enlist(user.realm(), user.username()).chain(() -> write("create", user, true));
    }

    @Override
    public Uni<Write> replace(User user, boolean newPassword) {
        return write("replace", user, newPassword);
    }

    @Override
    public Uni<Write> rehash(User user, PasswordHash hash) {
        return write("replace", user.withPassword(hash, user.passwordVersion()), false);
    }

    private Uni<Write> write(String order, User user, boolean newPassword) {
        return on(WRITE, user.id())
                .arg(order)
                .arg(order.equals("create") ? "" : Long.toString(user.revision()))
                .arg(newPassword)
                .args(UserFields.arguments(user))
                .run()
                .map(reply -> switch (reply.word()) {
                    case "written" -> new Write.Written(written(user, reply, newPassword));
                    case "exists" -> new Write.Exists();
                    case "missing" -> new Write.Missing();
                    case "conflict" -> new Write.Stale();
                    default -> throw reply.unexpected();
                });
    }

    private static User written(User user, Reply reply, boolean newPassword) {
        long revision = reply.number(1);
        User written = user.written(revision, Instant.ofEpochMilli(reply.number(2)));
        return newPassword ? written.withPassword(written.password(), revision) : written;
    }

    @Override
    public Uni<Removal> remove(User user) {
        return on(REMOVE, user.id()).arg(user.revision()).run().map(reply -> switch (reply.word()) {
            case "removed" -> Removal.REMOVED;
            case "missing" -> Removal.MISSING;
            case "conflict" -> Removal.STALE;
            default -> throw reply.unexpected();
        });
    }

    /** Off the list, then on again if the account is there: a creation between the two calls is listed either way. */
    @Override
    public Uni<Void> relist(String realm, String username) {
        UserId id = UserId.of(realm, username);
        return redis.command(Command.ZREM)
                .key(LIST)
                .arg(entry(realm, username, id))
                .run()
                .chain(() -> find(id))
                .chain(user -> user.isEmpty() ? Uni.createFrom().voidItem() : enlist(realm, username));
    }

    private Uni<Void> enlist(String realm, String username) {
        return redis.command(Command.ZADD)
                .key(LIST)
                .arg(0)
                .arg(entry(realm, username, UserId.of(realm, username)))
                .run()
                .replaceWithVoid();
    }

    @Override
    public Uni<Page> list(@Nullable String realm, @Nullable String after, int limit) {
        String first = realm == null ? "-" : "[" + realm + SEPARATOR;
        String last = realm == null ? "+" : "(" + realm + AFTER_SEPARATOR;
        return redis.command(Command.ZRANGE)
                .key(LIST)
                .arg(after == null ? first : "(" + decoded(after))
                .arg(last)
                .arg("BYLEX")
                .arg("LIMIT")
                .arg(0)
                .arg(limit)
                .run()
                .map(reply -> page(reply.texts(0), limit));
    }

    private static Page page(List<String> entries, int limit) {
        List<UserId> ids = entries.stream().map(RedisUserStore::id).toList();
        return new Page(ids, entries.size() < limit ? null : encoded(entries.get(limit - 1)));
    }

    private static UserId id(String entry) {
        return new UserId(entry.substring(entry.lastIndexOf(SEPARATOR) + 1));
    }

    private static String entry(String realm, String username, UserId id) {
        return realm + SEPARATOR + UserId.fold(username) + SEPARATOR + id;
    }

    private static String encoded(String entry) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(entry.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new AuthError.Invalid("cursor", "A cursor comes from a page before");
        }
    }

    private RedisCall on(Script script, UserId id) {
        return redis.script(script).key(key(id)).key(id.loginsKey()).key("user-pending:{" + id + "}");
    }

    private static String key(UserId id) {
        return "user:{" + id + "}";
    }
}
