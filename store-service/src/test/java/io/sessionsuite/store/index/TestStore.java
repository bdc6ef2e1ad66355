package io.sessionsuite.store.index;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.redis.RedisCall;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.sessionsuite.store.TestCallers;
import io.sessionsuite.store.registry.KeyPath;
import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.StoreKeys;
import io.sessionsuite.store.registry.StoreUid;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** A store of its own on a real Redis, written by the scripts of the service, read by commands. */
final class TestStore {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Script WRITE = Script.load("store/write-6");

    final Store store;
    private final TestCallers callers;

    TestStore(TestCallers callers, int partitions) {
        byte[] id = new byte[16];
        new SecureRandom().nextBytes(id);
        StoreUid uid = new StoreUid(Base64.getUrlEncoder().withoutPadding().encodeToString(id));
        this.callers = callers;
        this.store = new Store(uid, "t", KeyPath.of("session.id"), 1, 1, partitions, 0, Instant.EPOCH);
        command("SADD", StoreKeys.paths(uid), "session.id", "n", "a", "_m1.session.lastUpdated");
    }

    RedisScripts scripts() {
        return callers.scripts();
    }

    EmbeddedRedis server() {
        return callers.server();
    }

    int partition(String identity) {
        return StoreKeys.partition(identity, store.partitions());
    }

    /** Puts a document with that number; the position it has in the log. */
    String put(String identity, long n) {
        return put(identity, n, 0);
    }

    String put(String identity, long n, long lifeMillis) {
        return put(partition(identity), List.of(identity), n, lifeMillis);
    }

    /** Has the documents there are kept as a table, of which a scan gives pages; a small hash it gives whole. */
    void keepAsTable() {
        for (int partition = 0; partition < store.partitions(); partition++) {
            String documents = StoreKeys.documents(store.uid(), partition);
            command("HSET", documents, "long", "x".repeat(1_000));
            command("HDEL", documents, "long");
        }
    }

    /** One batch: all documents get that number. */
    String put(int partition, List<String> identities, long n, long lifeMillis) {
        RedisCall call = write(partition);
        for (String identity : identities) {
            call.arg("p")
                    .arg(identity)
                    .arg("")
                    .arg(lifeMillis)
                    .arg("{\"session\":{\"id\":\"" + identity + "\"},\"n\":" + n
                            + ",\"_m1\":{\"ip\":\"127.0.0.1\",\"session\":{\"lastUpdated\":");
        }
        return await(call).text(1);
    }

    String delete(String identity) {
        return await(write(partition(identity))
                        .arg("d")
                        .arg(identity)
                        .arg("")
                        .arg("0")
                        .arg(""))
                .text(1);
    }

    private RedisCall write(int partition) {
        return scripts()
                .script(WRITE)
                .key(StoreKeys.documents(store.uid(), partition))
                .key(StoreKeys.versions(store.uid(), partition))
                .key(StoreKeys.log(store.uid(), partition))
                .key(StoreKeys.tail(store.uid(), partition))
                .key(StoreKeys.deadlines(store.uid(), partition))
                .key(StoreKeys.meta(store.uid(), partition))
                .arg(System.currentTimeMillis());
    }

    /** A script on the keys log, doc, ttl, tail of partition 0. */
    Reply read(String script, Object... arguments) {
        return run(script, List.of("log", "doc", "ttl", "tail"), arguments);
    }

    Reply position(Object... arguments) {
        return run("position-3", List.of("log", "pos", "tail"), arguments);
    }

    private Reply run(String script, List<String> parts, Object... arguments) {
        RedisCall call = scripts().script(Script.load("store/" + script));
        parts.forEach(part -> call.key(key(part)));
        for (Object argument : arguments) {
            call.arg(String.valueOf(argument));
        }
        return await(call);
    }

    /** A key of partition 0. */
    String key(String part) {
        return "store:{" + store.uid() + ":0}:" + part;
    }

    Object command(String... words) {
        return server().command(words);
    }

    /** Forgets all of the store. */
    void unlink() {
        IntStream.range(0, store.partitions()).forEach(partition -> {
            for (String part : List.of("log", "doc", "ver", "ttl", "tail", "pos", "meta")) {
                command("DEL", "store:{" + store.uid() + ":" + partition + "}:" + part);
            }
        });
    }

    static Reply await(RedisCall call) {
        return call.run().await().atMost(PATIENCE);
    }
}
