package io.sessionsuite.auth.directory;

import io.sessionsuite.login.UserId;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Roles, realms and administrators in the keys of tag {@code {directory}}. */
@Singleton
final class RedisDirectoryStore implements DirectoryStore {

    /** So that what every replica holds, and one script reads, stays small. */
    static final int MOST = 1_000;

    private static final Script READ = Script.load("auth/directory-read-3");
    private static final Script PUT = Script.load("auth/directory-put-4");
    private static final Script JOIN = Script.load("auth/admin-join-1");
    private static final Script LEAVE = Script.load("auth/admin-leave-1");
    private static final String VERSION = "directory-version:{directory}";
    private static final String ADMINS = "admins:{directory}";

    private final RedisScripts redis;

    RedisDirectoryStore(@Identifier("auth") RedisScripts redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Optional<Directory>> read(@Nullable String version) {
        return redis.script(READ)
                .key(Kind.ROLE.objects)
                .key(Kind.REALM.objects)
                .key(VERSION)
                .arg(version == null ? "" : version)
                .run()
                .map(reply -> switch (reply.word()) {
                    case "same" -> Optional.<Directory>empty();
                    case "changed" -> Optional.of(directory(reply));
                    default -> throw reply.unexpected();
                });
    }

    private static Directory directory(Reply reply) {
        return new Directory(
                reply.text(1),
                reply.at(2).texts(0).stream().map(Documents::role).toList(),
                reply.at(3).texts(0).stream().map(Documents::realm).toList());
    }

    @Override
    public Uni<Put> put(@Nullable Role before, Role after, Duration due) {
        String replaced = before == null ? null : Documents.of(before);
        return put(new Change(Kind.ROLE, after.id(), after.name(), replaced, Documents.of(after)), due);
    }

    @Override
    public Uni<Put> put(@Nullable Realm before, Realm after, Duration due) {
        String replaced = before == null ? null : Documents.of(before);
        return put(new Change(Kind.REALM, after.id(), after.name(), replaced, Documents.of(after)), due);
    }

    @Override
    public Uni<Put> delete(Role role, Duration due) {
        return put(new Change(Kind.ROLE, role.id(), role.name(), Documents.of(role), null), due);
    }

    @Override
    public Uni<Put> delete(Realm realm, Duration due) {
        return put(new Change(Kind.REALM, realm.id(), realm.name(), Documents.of(realm), null), due);
    }

    private Uni<Put> put(Change change, Duration due) {
        return redis.script(PUT)
                .key(change.kind.objects)
                .key(change.kind.names)
                .key(VERSION)
                .key(RedisOrders.KEY)
                .arg(change.order())
                .arg(change.id)
                .arg(change.name)
                .arg(change.after == null ? "" : change.after)
                .arg(change.before == null ? "" : change.before)
                .arg(change.subject().text())
                .arg(due.toMillis())
                .arg(MOST)
                .run()
                .map(reply -> switch (reply.word()) {
                    case "written" ->
                        new Put.Written(new Order(change.subject(), Instant.ofEpochMilli(reply.number(1))));
                    case "exists" -> new Put.Exists();
                    case "missing" -> new Put.Missing();
                    case "conflict" -> new Put.Stale();
                    case "full" -> new Put.Full();
                    default -> throw reply.unexpected();
                });
    }

    @Override
    public Uni<Void> join(User user) {
        return redis.script(JOIN).key(ADMINS).arg(user.id().text()).run().map(reply -> switch (reply.word()) {
            case "joined" -> null;
            default -> throw reply.unexpected();
        });
    }

    @Override
    public Uni<Boolean> leave(User user) {
        return redis.script(LEAVE).key(ADMINS).arg(user.id().text()).run().map(reply -> switch (reply.word()) {
            case "left" -> true;
            case "last" -> false;
            default -> throw reply.unexpected();
        });
    }

    @Override
    public Uni<Void> strike(UserId id) {
        return redis.command(Command.SREM).key(ADMINS).arg(id.text()).run().replaceWithVoid();
    }

    private enum Kind {
        ROLE("roles:{directory}", "role-names:{directory}"),
        REALM("realms:{directory}", "realm-names:{directory}");

        final String objects;
        final String names;

        Kind(String objects, String names) {
            this.objects = objects;
            this.names = names;
        }
    }

    /** From nothing: created; to nothing: deleted. */
    private record Change(
            Kind kind,
            String id,
            String name,
            @Nullable String before,
            @Nullable String after) {

        String order() {
            if (after == null) {
                return "delete";
            }
            return before == null ? "create" : "replace";
        }

        Subject subject() {
            return kind == Kind.ROLE ? new Subject.OfRole(name) : new Subject.OfRealm(name);
        }
    }
}
