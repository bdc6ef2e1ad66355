package io.sessionsuite.coordination.session;

import static io.sessionsuite.coordination.unit.Part.CHECKS;
import static io.sessionsuite.coordination.unit.Part.DUE;
import static io.sessionsuite.coordination.unit.Part.EVENTS;
import static io.sessionsuite.coordination.unit.Part.LINKS;
import static io.sessionsuite.coordination.unit.Part.META;
import static io.sessionsuite.coordination.unit.Part.NODES;
import static io.sessionsuite.coordination.unit.Part.SESSIONS;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.blocking.Snapshot;
import io.sessionsuite.coordination.kv.KvSettings;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.unit.Part;
import io.sessionsuite.coordination.unit.RedisUnits;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Sessions as scripts on a namespace's unit. */
@Singleton
final class RedisSessionStore implements SessionStore {

    private static final Script CREATE = Script.load("coordination/session-create-7");
    private static final Script RENEW = Script.load("coordination/session-renew-3");
    private static final Script GET = Script.load("coordination/session-get-3");
    private static final Script LIST = Script.load("coordination/session-list-4");
    private static final Script END = Script.load("coordination/session-end-17");

    private static final List<Part> CREATE_KEYS = List.of(META, SESSIONS, DUE, LINKS, NODES, CHECKS, EVENTS);
    private static final List<Part> ONE_KEYS = List.of(META, SESSIONS, DUE);
    private static final List<Part> LIST_KEYS = List.of(META, SESSIONS, DUE, LINKS);

    private final RedisUnits units;
    private final int maxEntries;

    @Inject
    RedisSessionStore(RedisUnits units, KvSettings kv) {
        this.units = units;
        this.maxEntries = kv.maxListEntries();
    }

    @Override
    public Uni<Creation> create(Namespace namespace, NewSession session) {
        String checks = String.join("\t", session.checks()).toLowerCase(Locale.ROOT);
        return units.writing(namespace, CREATE, CREATE_KEYS)
                .arg(session.id())
                .arg(session.node())
                .arg(checks)
                .arg(session.life().toMillis())
                .arg(session.lockDelayMillis())
                .arg(session.behavior().word())
                .arg(session.members())
                .run()
                .map(reply -> switch (reply.word()) {
                    case "OK" -> new Creation.Created(reply.number(1), new Expiry(reply.number(2)));
                    case "NONODE" -> new Creation.NodeMissing();
                    case "NOCHECK" -> new Creation.CheckMissing(nth(session, reply));
                    case "CRITICAL" -> new Creation.CheckCritical(nth(session, reply));
                    default -> throw reply.unexpected();
                });
    }

    private static String nth(NewSession session, Reply reply) {
        return session.checks().get((int) reply.number(1) - 1);
    }

    @Override
    public Uni<Optional<Live>> renew(Namespace namespace, String id) {
        return units.on(namespace, RENEW, ONE_KEYS).arg(id).run().map(reply -> switch (reply.word()) {
            case "OK" -> Optional.of(new Live(Session.of(reply.text(1)), new Expiry(reply.number(2))));
            case "ABSENT" -> Optional.empty();
            default -> throw reply.unexpected();
        });
    }

    @Override
    public Uni<OptionalLong> end(Namespace namespace, String id) {
        return units.on(namespace, END, Part.ALL).arg(id).run().map(reply -> switch (reply.word()) {
            case "OK" -> OptionalLong.of(reply.number(1));
            case "ABSENT" -> OptionalLong.empty();
            default -> throw reply.unexpected();
        });
    }

    @Override
    public Uni<Snapshot<List<Live>>> get(Namespace namespace, String id) {
        return units.on(namespace, GET, ONE_KEYS).arg(id).run().map(reply -> switch (reply.word()) {
            case "FOUND" -> {
                Live live = new Live(Session.of(reply.text(3)), new Expiry(reply.number(4)));
                yield new Snapshot<>(reply.number(2), reply.number(1), false, List.of(live));
            }
            case "ABSENT" -> new Snapshot<>(reply.number(2), reply.number(1), true, List.of());
            default -> throw reply.unexpected();
        });
    }

    @Override
    public Uni<Snapshot<Listing>> list(Namespace namespace, String node) {
        return units.on(namespace, LIST, LIST_KEYS)
                .arg(node)
                .arg(maxEntries)
                .run()
                .map(reply -> switch (reply.word()) {
                    case "OK" -> {
                        List<Session> sessions =
                                reply.texts(4).stream().map(Session::of).toList();
                        yield new Snapshot<>(
                                reply.number(2), reply.number(1), false, new Listing(sessions, reply.number(3)));
                    }
                    case "TOOMANY" ->
                        throw new CoordinationError(
                                ErrorCode.TOO_MANY_ENTRIES, "Result exceeds " + maxEntries + " entries");
                    default -> throw reply.unexpected();
                });
    }
}
