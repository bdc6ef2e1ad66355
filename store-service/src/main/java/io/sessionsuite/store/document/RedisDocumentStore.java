package io.sessionsuite.store.document;

import static io.sessionsuite.store.registry.StoreKeys.deadlines;
import static io.sessionsuite.store.registry.StoreKeys.documents;
import static io.sessionsuite.store.registry.StoreKeys.log;
import static io.sessionsuite.store.registry.StoreKeys.meta;
import static io.sessionsuite.store.registry.StoreKeys.paths;
import static io.sessionsuite.store.registry.StoreKeys.tail;
import static io.sessionsuite.store.registry.StoreKeys.versions;

import io.sessionsuite.redis.RedisCall;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.sessionsuite.store.StoreConfig;
import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.StoreKeys;
import io.sessionsuite.store.registry.StoreUid;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Documents in Redis, {@code store:{uid:partition}:*}: one call is one script on one partition. */
@Singleton
class RedisDocumentStore implements DocumentStore {

    private static final Script WRITE = Script.load("store/write-6");
    private static final Script DELETE = Script.load("store/delete-6");
    private static final Script READ = Script.load("store/read-3");
    private static final Script ADMIT = Script.load("store/admit-1");
    private static final Script SWEEP = Script.load("store/sweep-6");

    private static final Script PAGE = Script.load("store/page-2");
    private static final Script ADOPT = Script.load("store/adopt-6");

    private static final byte[] NO_HEAD = new byte[0];

    private final RedisScripts redis;
    private final int waitReplicas;
    private final Duration replicaPatience;

    RedisDocumentStore(@Identifier("store") RedisScripts redis, StoreConfig config) {
        this.redis = redis;
        this.waitReplicas = config.redis().waitReplicas();
        this.replicaPatience = config.redis().timeout().dividedBy(2);
    }

    @Override
    public Uni<Writing> write(Store store, int partition, long receivedMillis, List<Item> items) {
        boolean onlyDeletes = items.stream().allMatch(item -> item.head() == null && item.ifVersion() == Item.ANY);
        RedisCall call = onlyDeletes
                ? deletes(store.uid(), partition, items)
                : writes(store.uid(), partition, receivedMillis, items);
        return call.replicated(waitReplicas, replicaPatience).run().map(reply -> switch ((int) reply.number(0)) {
            case 1 -> new Writing.Written(reply.text(1));
            case 0 ->
                new Writing.Differs(items.get(Math.toIntExact(reply.number(1))).identity(), reply.number(2));
            case -1 -> new Writing.Dropped();
            case -2 -> new Writing.Frozen(reply.number(1), reply.number(2));
            default -> throw reply.unexpected();
        });
    }

    private RedisCall writes(StoreUid uid, int partition, long receivedMillis, List<Item> items) {
        RedisCall call = onPartition(WRITE, uid, partition).arg(receivedMillis);
        for (Item item : items) {
            byte[] head = item.head();
            call.arg(head == null ? "d" : "p")
                    .arg(item.identity().text())
                    .arg(item.ifVersion() == Item.ANY ? "" : Long.toString(item.ifVersion()))
                    .arg(item.lifeMillis())
                    .arg(head == null ? NO_HEAD : head);
        }
        return call;
    }

    private RedisCall deletes(StoreUid uid, int partition, List<Item> items) {
        RedisCall call = onPartition(DELETE, uid, partition);
        items.forEach(item -> call.arg(item.identity().text()));
        return call;
    }

    @Override
    public Uni<List<Present>> read(Store store, int partition, List<Identity> identities) {
        StoreUid uid = store.uid();
        RedisCall call = redis.script(READ)
                .key(documents(uid, partition))
                .key(versions(uid, partition))
                .key(deadlines(uid, partition));
        identities.forEach(identity -> call.arg(identity.text()));
        return call.run().map(reply -> {
            List<Present> found = new ArrayList<>(reply.size());
            for (int i = 0; i < reply.size(); i++) {
                Reply one = reply.at(i);
                found.add(new Present(one.number(0), one.size() < 2 ? null : one.bytes(1)));
            }
            return found;
        });
    }

    @Override
    public Uni<Set<String>> admit(StoreUid uid, int most, Collection<String> paths) {
        List<String> asked = List.copyOf(paths);
        return redis.script(ADMIT).key(paths(uid)).arg(most).args(asked).run().map(reply -> {
            Set<String> admitted = new HashSet<>();
            for (int i = 0; i < asked.size(); i++) {
                if (reply.number(i) == 1) {
                    admitted.add(asked.get(i));
                }
            }
            return admitted;
        });
    }

    @Override
    public Uni<Swept> sweep(StoreUid uid, int partition, int most) {
        return onPartition(SWEEP, uid, partition)
                .arg(most)
                .run()
                .map(reply -> new Swept(Math.toIntExact(reply.number(0)), reply.number(1)));
    }

    @Override
    public int connectionsMade() {
        return redis.connectionsMade();
    }

    @Override
    public Uni<Set<String>> admitted(StoreUid uid) {
        return redis.command(Command.SMEMBERS).key(paths(uid)).run().map(reply -> new HashSet<>(reply.texts(0)));
    }

    @Override
    public Uni<Page> page(Store store, int partition, String cursor, int wanted) {
        return redis.script(PAGE)
                .key(documents(store.uid(), partition))
                .key(deadlines(store.uid(), partition))
                .arg(cursor)
                .arg(wanted)
                .run()
                .map(reply -> {
                    List<Kept> documents = new ArrayList<>();
                    for (int i = 2; i + 2 < reply.size(); i += 3) {
                        documents.add(new Kept(new Identity(reply.text(i)), reply.bytes(i + 1), reply.number(i + 2)));
                    }
                    return new Page(reply.text(0), reply.text(1), documents);
                });
    }

    @Override
    public Uni<Void> adopt(Store generation, int partition, List<Adopted> documents) {
        StoreUid uid = generation.uid();
        RedisCall call = redis.script(ADOPT)
                .key(documents(uid, partition))
                .key(versions(uid, partition))
                .key(log(uid, partition))
                .key(tail(uid, partition))
                .key(deadlines(uid, partition))
                .key(StoreKeys.ages(uid, partition));
        for (Adopted one : documents) {
            call.arg(one.identity().text())
                    .arg(one.updatedMillis())
                    .arg(one.receivedMillis())
                    .arg(one.deadlineMillis())
                    .arg(one.head());
        }
        return call.run().replaceWithVoid();
    }

    private RedisCall onPartition(Script script, StoreUid uid, int partition) {
        return redis.script(script)
                .key(documents(uid, partition))
                .key(versions(uid, partition))
                .key(log(uid, partition))
                .key(tail(uid, partition))
                .key(deadlines(uid, partition))
                .key(meta(uid, partition));
    }
}
