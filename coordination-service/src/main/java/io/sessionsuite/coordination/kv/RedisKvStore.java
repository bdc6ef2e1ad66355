package io.sessionsuite.coordination.kv;

import static io.sessionsuite.coordination.unit.Part.DELAY;
import static io.sessionsuite.coordination.unit.Part.DUE;
import static io.sessionsuite.coordination.unit.Part.EVENTS;
import static io.sessionsuite.coordination.unit.Part.HELD;
import static io.sessionsuite.coordination.unit.Part.KV;
import static io.sessionsuite.coordination.unit.Part.META;
import static io.sessionsuite.coordination.unit.Part.NAMES;
import static io.sessionsuite.coordination.unit.Part.SESSIONS;
import static io.sessionsuite.coordination.unit.Part.TOMB;
import static io.sessionsuite.coordination.unit.Part.TOMB_NAMES;
import static io.sessionsuite.coordination.unit.Part.VAL;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.blocking.Snapshot;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.session.SessionSettings;
import io.sessionsuite.coordination.unit.Part;
import io.sessionsuite.coordination.unit.RedisUnits;
import io.sessionsuite.coordination.unit.UnitCall;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The key-value store as scripts on a namespace's unit. */
@Singleton
final class RedisKvStore implements KvStore {

    private static final Script GET = Script.load("coordination/kv-get-4");
    private static final Script LIST = Script.load("coordination/kv-list-7");
    private static final Script SET = Script.load("coordination/kv-set-6");
    private static final Script ACQUIRE = Script.load("coordination/kv-acquire-9");
    private static final Script RELEASE = Script.load("coordination/kv-release-6");
    private static final Script DELETE = Script.load("coordination/kv-delete-9");
    private static final Script DELETE_TREE = Script.load("coordination/kv-delete-tree-9");

    private static final List<Part> GET_KEYS = List.of(META, KV, VAL, DUE);
    private static final List<Part> LIST_KEYS = List.of(META, KV, VAL, NAMES, DUE, TOMB, TOMB_NAMES);
    private static final List<Part> SET_KEYS = List.of(META, KV, VAL, NAMES, DUE, EVENTS);
    private static final List<Part> ACQUIRE_KEYS = List.of(META, KV, VAL, NAMES, SESSIONS, DUE, HELD, DELAY, EVENTS);
    private static final List<Part> RELEASE_KEYS = List.of(META, KV, VAL, DUE, HELD, EVENTS);
    private static final List<Part> DELETE_KEYS = List.of(META, KV, VAL, NAMES, DUE, HELD, TOMB, TOMB_NAMES, EVENTS);

    /** What the values of one answer may weigh together. */
    private static final long MOST_BYTES = 64L << 20;

    private final RedisUnits units;
    private final int maxEntries;
    private final int maxLocks;

    @Inject
    RedisKvStore(RedisUnits units, KvSettings kv, SessionSettings session) {
        this.units = units;
        this.maxEntries = kv.maxListEntries();
        this.maxLocks = session.maxLocks();
    }

    @Override
    public Uni<Snapshot<List<Entry>>> get(Namespace namespace, String key) {
        return units.on(namespace, GET, GET_KEYS).arg(key).run().map(reply -> switch (reply.word()) {
            case "FOUND" -> new Snapshot<>(reply.number(2), reply.number(1), false, List.of(entry(key, reply)));
            case "ABSENT" -> new Snapshot<>(reply.number(2), reply.number(1), true, List.of());
            default -> throw reply.unexpected();
        });
    }

    @Override
    public Uni<Snapshot<List<Entry>>> list(Namespace namespace, String prefix, boolean values) {
        return units.on(namespace, LIST, LIST_KEYS)
                .arg(prefix)
                .arg(values)
                .arg(maxEntries)
                .arg(MOST_BYTES)
                .run()
                .map(reply -> switch (reply.word()) {
                    case "OK" -> new Snapshot<>(reply.number(2), reply.number(1), false, entries(reply));
                    case "EMPTY" -> new Snapshot<>(reply.number(2), reply.number(1), true, List.of());
                    case "TOOMANY" ->
                        throw new CoordinationError(
                                ErrorCode.TOO_MANY_ENTRIES,
                                "Result of prefix \"" + prefix + "\" exceeds " + maxEntries + " entries");
                    default -> throw reply.unexpected();
                });
    }

    @Override
    public Uni<Outcome> set(Namespace namespace, String key, Payload payload) {
        return set(namespace, key, "set", "0", payload);
    }

    @Override
    public Uni<Outcome> setIf(Namespace namespace, String key, String index, Payload payload) {
        return set(namespace, key, "cas", index, payload);
    }

    private Uni<Outcome> set(Namespace namespace, String key, String mode, String index, Payload payload) {
        return units.writing(namespace, SET, SET_KEYS)
                .arg(key)
                .arg(mode)
                .arg(index)
                .arg(payload.flags().decimal())
                .arg(payload.value())
                .run()
                .map(RedisKvStore::outcome);
    }

    @Override
    public Uni<Outcome> acquire(Namespace namespace, String key, String session, Payload payload, boolean keep) {
        return withPayload(units.on(namespace, ACQUIRE, ACQUIRE_KEYS).arg(key).arg(session), payload, keep)
                .arg(maxLocks)
                .run()
                .map(RedisKvStore::outcome);
    }

    @Override
    public Uni<Outcome> release(Namespace namespace, String key, String session, Payload payload, boolean keep) {
        return withPayload(units.on(namespace, RELEASE, RELEASE_KEYS).arg(key).arg(session), payload, keep)
                .run()
                .map(reply ->
                        reply.word().equals("NO") ? new Outcome.Refused(Outcome.Reason.NOT_HELD) : outcome(reply));
    }

    private static UnitCall withPayload(UnitCall call, Payload payload, boolean keep) {
        return call.arg(payload.flags().decimal()).arg(payload.value()).arg(keep);
    }

    @Override
    public Uni<Outcome> delete(Namespace namespace, String key) {
        return delete(namespace, key, "plain", "0");
    }

    @Override
    public Uni<Outcome> deleteIf(Namespace namespace, String key, String index) {
        return delete(namespace, key, "cas", index);
    }

    private Uni<Outcome> delete(Namespace namespace, String key, String mode, String index) {
        return units.on(namespace, DELETE, DELETE_KEYS)
                .arg(key)
                .arg(mode)
                .arg(index)
                .run()
                .map(RedisKvStore::outcome);
    }

    @Override
    public Uni<Outcome> deleteTree(Namespace namespace, String prefix) {
        return units.on(namespace, DELETE_TREE, DELETE_KEYS)
                .arg(prefix)
                .arg(maxEntries)
                .run()
                .map(reply -> reply.word().equals("TOOMANY") ? new Outcome.TooManyEntries() : outcome(reply));
    }

    private static Outcome outcome(Reply reply) {
        return switch (reply.word()) {
            case "OK" -> new Outcome.Done(reply.number(1));
            case "NONE" -> new Outcome.Done(0);
            case "NO" -> new Outcome.Refused(Outcome.Reason.INDEX);
            case "HELD" -> new Outcome.Refused(Outcome.Reason.HELD);
            case "DELAY" -> new Outcome.Delayed(Duration.ofMillis(reply.number(1)));
            case "NOSESSION" -> new Outcome.DeadSession();
            case "TOOMANY" -> new Outcome.TooManyLocks();
            default -> throw reply.unexpected();
        };
    }

    private static Entry entry(String key, Reply reply) {
        return new Entry(
                key,
                reply.number(3),
                reply.number(4),
                reply.number(5),
                new Flags(reply.text(6)),
                reply.text(7),
                reply.bytes(8));
    }

    private static List<Entry> entries(Reply reply) {
        List<Entry> entries = new ArrayList<>((reply.size() - 3) / 3);
        for (int i = 3; i < reply.size(); i += 3) {
            entries.add(Entry.of(reply.text(i), reply.text(i + 1), reply.bytes(i + 2)));
        }
        return entries;
    }
}
