package io.sessionsuite.store.index;

import io.sessionsuite.redis.RedisCall;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.StoreKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Change logs in Redis. Decides nothing: positions are the caller's. */
final class RedisChangeFeed implements ChangeFeed {

    private static final Script NOW = Script.load("store/now-1");
    private static final Script PULL = Script.load("store/pull-4");
    private static final Script SCAN = Script.load("store/scan-4");
    private static final Script POSITION = Script.load("store/position-3");

    private static final int KEYS_A_READ = 1_024;
    private static final String NO_ENTRY = "0-0";

    private final RedisScripts redis;
    private final boolean cluster;
    private final Trimming trimming;
    private final Pages pages;

    /**
     * How long entries are kept.
     *
     * @param silence after which a replica's position no longer counts
     */
    record Trimming(Duration retention, long maxEntries, Duration silence) {}

    /**
     * How much one reply brings.
     *
     * @param entries of a log
     * @param bytes of documents, one document more at most
     * @param documents of a scan, about
     */
    record Pages(int entries, int bytes, int documents) {

        static final Pages USUAL = new Pages(5_000, 1 << 20, 500);
    }

    /** @param cluster whether keys of several slots must be asked for one by one */
    RedisChangeFeed(RedisScripts redis, boolean cluster, Trimming trimming, Pages pages) {
        this.redis = redis;
        this.cluster = cluster;
        this.trimming = trimming;
        this.pages = pages;
    }

    /**
     * Tails first: a store that was dropped before shows in the epoch then. Both leave in one write on one connection,
     * but on a Cluster, where they go to several nodes.
     */
    @Override
    public Uni<Look> look(Store store) {
        if (cluster) {
            return values(tailKeys(store)).flatMap(tails -> moment().map(moment -> new Look(tails, moment)));
        }
        return Uni.combine()
                .all()
                .unis(values(tailKeys(store)), moment())
                .asTuple()
                .map(both -> new Look(both.getItem1(), both.getItem2()));
    }

    @Override
    public Uni<Moment> moment() {
        return redis.script(NOW).key(StoreKeys.EPOCH).run().map(reply -> new Moment(reply.number(0), reply.number(1)));
    }

    @Override
    public Uni<Map<Store, List<String>>> tails(Collection<Store> stores) {
        List<String> keys =
                stores.stream().flatMap(store -> tailKeys(store).stream()).toList();
        return values(keys).map(values -> {
            Map<Store, List<String>> tails = new LinkedHashMap<>();
            int from = 0;
            for (Store store : stores) {
                tails.put(store, values.subList(from, from += store.partitions()));
            }
            return tails;
        });
    }

    @Override
    public Uni<Pulls> pull(Store store, Map<Integer, Position> from) {
        List<Integer> partitions = new ArrayList<>();
        List<Uni<Pull>> pulls = new ArrayList<>();
        from.forEach((partition, position) -> {
            partitions.add(partition);
            pulls.add(pull(store, partition, position));
        });
        return thenPathCount(Uni.join().all(pulls).andFailFast(), store, (replies, paths) -> {
            Map<Integer, Pull> byPartition = new HashMap<>();
            for (int i = 0; i < replies.size(); i++) {
                byPartition.put(partitions.get(i), replies.get(i));
            }
            return new Pulls(byPartition, paths);
        });
    }

    private Uni<Pull> pull(Store store, int partition, Position from) {
        RedisCall call = on(PULL, store, partition)
                .arg(from.at())
                .arg(pages.entries())
                .arg(pages.bytes())
                .arg(from.seen());
        return call.run().map(reply -> switch ((int) reply.number(0)) {
            case 0 -> new Pull.Page(false, Position.exactly(reply.text(1)), documents(reply, 2, partition));
            case 1 -> new Pull.Page(true, new Position(reply.text(1), reply.text(2)), documents(reply, 3, partition));
            case -1 -> new Pull.Lost();
            default -> throw reply.unexpected();
        });
    }

    @Override
    public Uni<Scan> scan(Store store, int partition, Scan.Page after) {
        RedisCall call = on(SCAN, store, partition)
                .arg(after.cursor())
                .arg(pages.documents())
                .arg(after.tail());
        return thenPathCount(call.run(), store, (reply, paths) -> {
            if (reply.size() == 1 || !(after.run().isEmpty() || after.run().equals(reply.text(2)))) {
                return new Scan.Lost();
            }
            return new Scan.Page(reply.text(0), reply.text(1), reply.text(2), documents(reply, 3, partition), paths);
        });
    }

    @Override
    public Uni<List<String>> admittedPaths(Store store) {
        return redis.command(Command.SMEMBERS)
                .key(StoreKeys.paths(store.uid()))
                .run()
                .map(reply -> reply.texts(0));
    }

    @Override
    public Uni<Long> report(Store store, int partition, String replica, String position) {
        return redis.script(POSITION)
                .key(StoreKeys.log(store.uid(), partition))
                .key(StoreKeys.positions(store.uid(), partition))
                .key(StoreKeys.tail(store.uid(), partition))
                .arg(replica)
                .arg(position)
                .arg(trimming.retention().toMillis())
                .arg(trimming.maxEntries())
                .arg(trimming.silence().toMillis())
                .run()
                .map(reply -> reply.number(0));
    }

    /** Three calls: the members are independent of each other, and a score that is a moment too old is as good. */
    @Override
    public Uni<Void> alive(String replica) {
        return moment().flatMap(moment -> redis.command(Command.ZADD)
                .key(StoreKeys.REPLICAS)
                .arg(moment.now())
                .arg(replica)
                .run()
                .chain(() -> redis.command(Command.ZREMRANGEBYSCORE)
                        .key(StoreKeys.REPLICAS)
                        .arg("-inf")
                        .arg(moment.now() - trimming.silence().toMillis())
                        .run())
                .replaceWithVoid());
    }

    private RedisCall on(Script script, Store store, int partition) {
        return redis.script(script)
                .key(StoreKeys.log(store.uid(), partition))
                .key(StoreKeys.documents(store.uid(), partition))
                .key(StoreKeys.deadlines(store.uid(), partition))
                .key(StoreKeys.tail(store.uid(), partition));
    }

    /** Paths are admitted before a document has them, so a count that is read after the documents covers theirs. */
    private <D, T> Uni<T> thenPathCount(Uni<D> documents, Store store, BiFunction<D, Long, T> page) {
        RedisCall count = redis.command(Command.SCARD).key(StoreKeys.paths(store.uid()));
        if (cluster) {
            return documents.flatMap(found -> count.run().map(paths -> page.apply(found, paths.number())));
        }
        return Uni.combine()
                .all()
                .unis(documents, count.run())
                .with((found, paths) -> page.apply(found, paths.number()));
    }

    private static List<String> tailKeys(Store store) {
        return IntStream.range(0, store.partitions())
                .mapToObj(partition -> StoreKeys.tail(store.uid(), partition))
                .toList();
    }

    private Uni<List<String>> values(List<String> keys) {
        int keysARead = cluster ? 1 : KEYS_A_READ;
        if (keys.size() <= keysARead) {
            return read(keys);
        }
        List<Uni<List<String>>> reads = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += keysARead) {
            reads.add(read(keys.subList(from, Math.min(keys.size(), from + keysARead))));
        }
        return Uni.join().all(reads).usingConcurrencyOf(256).andFailFast().map(parts -> parts.stream()
                .flatMap(List::stream)
                .toList());
    }

    private Uni<List<String>> read(List<String> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        RedisCall call = redis.command(Command.MGET);
        keys.forEach(call::key);
        return call.run().map(reply -> IntStream.range(0, keys.size())
                .mapToObj(i -> reply.isNil(i) ? NO_ENTRY : reply.text(i))
                .toList());
    }

    private static List<StoredDocument> documents(Reply reply, int first, int partition) {
        List<StoredDocument> documents = new ArrayList<>((reply.size() - first) / 3);
        for (int i = first; i + 2 < reply.size(); i += 3) {
            documents.add(new StoredDocument(
                    reply.text(i),
                    partition,
                    reply.isNil(i + 1) ? null : reply.bytes(i + 1),
                    reply.isNil(i + 2) ? null : Long.valueOf(reply.text(i + 2))));
        }
        return documents;
    }
}
