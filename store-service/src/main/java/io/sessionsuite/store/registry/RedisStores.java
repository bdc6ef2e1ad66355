package io.sessionsuite.store.registry;

import io.sessionsuite.redis.RedisCall;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The registry in Redis, {@code store:{stores}:*}, and this replica's copy of it, which is of one moment. */
@Singleton
public final class RedisStores implements Stores, StoreRegistry {

    private static final Script REGISTRY = Script.load("store/registry-3");
    private static final Script ADD = Script.load("store/add-3");
    private static final Script RENAME = Script.load("store/rename-3");
    private static final Script DROP = Script.load("store/drop-4");
    private static final Script REPLACE = Script.load("store/rekey-4");
    private static final Script GONE = Script.load("store/gone-2");
    private static final Script PUT_OFF = Script.load("store/put-off-1");

    private static final long NEVER_READ = -1;

    /** One reading; {@code turn} counts them in the order they began. */
    private record Copy(long turn, long epoch, Map<String, Store> byName, Map<StoreUid, Store> byUid) {}

    private final RedisScripts redis;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong turns = new AtomicLong();
    private volatile Copy copy = new Copy(0, NEVER_READ, new TreeMap<>(), Map.of());

    public RedisStores(@Identifier("store") RedisScripts redis) {
        this.redis = redis;
    }

    @Override
    public @Nullable Store named(String name) {
        return copy.byName.get(name);
    }

    @Override
    public @Nullable Store of(StoreUid uid) {
        return copy.byUid.get(uid);
    }

    @Override
    public Collection<Store> all() {
        return List.copyOf(copy.byName.values());
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public Uni<Long> epoch() {
        return redis.command(Command.GET).key(StoreKeys.EPOCH).run().map(RedisStores::epoch);
    }

    @Override
    public Uni<Void> reach(long epoch) {
        return copy.epoch == epoch ? Uni.createFrom().voidItem() : reload();
    }

    @Override
    public Uni<Void> reload() {
        return Uni.createFrom().deferred(this::read).invoke(this::publish).replaceWithVoid();
    }

    private static long epoch(Reply reply) {
        return reply.isNil() ? 0 : reply.number();
    }

    private Uni<Copy> read() {
        long turn = turns.incrementAndGet();
        return onRegistry(REGISTRY).run().map(reply -> copy(turn, reply));
    }

    private static Copy copy(long turn, Reply reply) {
        Map<String, Store> byName = new TreeMap<>();
        Map<StoreUid, Store> byUid = new HashMap<>();
        for (int i = 1; i + 2 < reply.size(); i += 3) {
            StoreUid uid = new StoreUid(reply.text(i + 1));
            Store store = StoreSettings.decode(reply.text(i), uid, reply.text(i + 2));
            byName.put(store.name(), store);
            byUid.put(uid, store);
        }
        return new Copy(turn, reply.number(0), byName, byUid);
    }

    private void publish(Copy next) {
        if (take(next)) {
            listeners.forEach(Runnable::run);
        }
    }

    /** Of two readings that overtake each other the one begun later counts. True if it says something new. */
    private synchronized boolean take(Copy next) {
        if (next.turn < copy.turn) {
            return false;
        }
        boolean changed = !copy.byName.equals(next.byName);
        copy = next;
        return changed;
    }

    @Override
    public Uni<Addition> add(Store store, int mostStores) {
        return onRegistry(ADD)
                .arg(store.name())
                .arg(store.uid().text())
                .arg(StoreSettings.encode(store))
                .arg(mostStores)
                .run()
                .flatMap(reply -> switch (code(reply)) {
                    case 1 -> read(reply.number(1), Addition.ADDED);
                    case 0 -> Uni.createFrom().item(Addition.EXISTS);
                    case -1 -> Uni.createFrom().item(Addition.TOO_MANY);
                    default -> throw reply.unexpected();
                });
    }

    @Override
    public Uni<Renaming> rename(String from, String to) {
        return onRegistry(RENAME).arg(from).arg(to).run().flatMap(reply -> switch (code(reply)) {
            case 1 -> read(reply.number(1), Renaming.RENAMED);
            case 0 -> Uni.createFrom().item(Renaming.UNKNOWN);
            case -1 -> Uni.createFrom().item(Renaming.TAKEN);
            default -> throw reply.unexpected();
        });
    }

    @Override
    public Uni<Removal> drop(String name) {
        return onRegistry(DROP).key(StoreKeys.GONE).arg(name).run().flatMap(reply -> switch (code(reply)) {
            case 1 ->
                read(
                        reply.number(2),
                        new Removal(new Gone(new StoreUid(reply.text(1)), StoreSettings.partitions(reply.text(3)))));
            case 0 -> Uni.createFrom().item(new Removal(null));
            default -> throw reply.unexpected();
        });
    }

    @Override
    public Uni<Boolean> replace(Store old, Store generation, long deadlineMillis) {
        return onRegistry(REPLACE)
                .key(StoreKeys.GONE)
                .arg(old.name())
                .arg(old.uid().text())
                .arg(generation.uid().text())
                .arg(StoreSettings.encode(generation))
                .arg(deadlineMillis)
                .run()
                .flatMap(reply -> switch (code(reply)) {
                    case 1 -> read(reply.number(1), true);
                    case 0 -> Uni.createFrom().item(false);
                    default -> throw reply.unexpected();
                });
    }

    /** Two commands on one slot: settings nobody announced are found by nobody. */
    @Override
    public Uni<Void> announce(Store generation, long sinceMillis) {
        return redis.command(Command.HSET)
                .key(StoreKeys.SETTINGS)
                .arg(generation.uid().text())
                .arg(StoreSettings.encode(generation))
                .run()
                .chain(() -> redis.command(Command.ZADD)
                        .key(StoreKeys.GONE)
                        .arg(sinceMillis)
                        .arg(generation.uid().text())
                        .run())
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> putOff(Store generation, long sinceMillis) {
        return redis.script(PUT_OFF)
                .key(StoreKeys.GONE)
                .arg(generation.uid().text())
                .arg(sinceMillis)
                .run()
                .map(reply -> switch (code(reply)) {
                    case 1 -> true;
                    case 0 -> false;
                    default -> throw reply.unexpected();
                });
    }

    @Override
    public Uni<List<Gone>> gone(int most) {
        return redis.script(GONE)
                .key(StoreKeys.GONE)
                .key(StoreKeys.SETTINGS)
                .arg(most)
                .run()
                .map(reply -> {
                    List<Gone> gone = new ArrayList<>();
                    for (int i = 0; i + 1 < reply.size(); i += 2) {
                        gone.add(new Gone(new StoreUid(reply.text(i)), StoreSettings.partitions(reply.text(i + 1))));
                    }
                    return gone;
                });
    }

    /** Settings first: should the second command be lost, the data is unlinked once more, which finds nothing. */
    @Override
    public Uni<Void> forget(StoreUid uid) {
        return redis.command(Command.HDEL)
                .key(StoreKeys.SETTINGS)
                .arg(uid.text())
                .run()
                .chain(() -> redis.command(Command.ZREM)
                        .key(StoreKeys.GONE)
                        .arg(uid.text())
                        .run())
                .replaceWithVoid();
    }

    /** The change is done; a copy that cannot be read now is read by the next request that sees the epoch. */
    private <T> Uni<T> read(long epoch, T done) {
        return reach(epoch).onFailure().recoverWithNull().replaceWith(done);
    }

    private RedisCall onRegistry(Script script) {
        return redis.script(script).key(StoreKeys.NAMES).key(StoreKeys.SETTINGS).key(StoreKeys.EPOCH);
    }

    private static int code(Reply reply) {
        return Math.toIntExact(reply.number(0));
    }
}
