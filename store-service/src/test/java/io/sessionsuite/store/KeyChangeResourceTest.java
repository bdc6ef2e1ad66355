package io.sessionsuite.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.sessionsuite.process.Answer;
import io.sessionsuite.process.RawHttp;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A store gets another key, or goes. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class KeyChangeResourceTest extends StoreFixture {

    private Answer key(String store, String key) {
        return http.post("/session/key", "store=" + store + "&key=" + key, admin);
    }

    private static void freeze(String store, long until) {
        for (int partition = 0; partition < 16; partition++) {
            callers.server()
                    .command(
                            "HSET",
                            meta(uid(store), partition),
                            "state",
                            "frozen",
                            "token",
                            "x",
                            "until",
                            Long.toString(until));
        }
    }

    private static String meta(String uid, int partition) {
        return "store:{" + uid + ":" + partition + "}:meta";
    }

    private static List<?> keysOf(String uid) {
        return (List<?>) callers.server().command("KEYS", "store:{" + uid + "*");
    }

    @Test
    @DisplayName("S-155 documents take their new identity, the later of two stays, those without keep the old one")
    void collisions() {
        String store = newStore();
        updated(store, "[{\"upsert\":[{\"session\":{\"id\":\"1\"},\"user\":{\"id\":7},\"v\":1.0}],\"ttl\":1000000}]");
        updated(store, "[{\"upsert\":[{\"session\":{\"id\":\"2\"},\"user\":{\"id\":8}}]}]");
        updated(store, "[{\"upsert\":[{\"session\":{\"id\":\"3\"},\"user\":{\"id\":null}}]}]");
        String old = uid(store);
        long before = new JsonObject(stored(store).stream()
                        .filter(one -> one.contains("\"id\":7"))
                        .findFirst()
                        .orElseThrow())
                .getJsonObject("_m1")
                .getJsonObject("session")
                .getLong("lastUpdated");
        await().until(() -> System.currentTimeMillis() > before + 5);
        updated(store, "[{\"upsert\":[{\"session\":{\"id\":\"4\"},\"user\":{\"id\":8.0},\"late\":true}]}]");
        assertThat(key(store, "user.id").status()).isEqualTo(204);
        assertThat(uid(store)).isNotEqualTo(old);
        List<String> documents = stored(store);
        assertThat(documents).hasSize(3);
        JsonObject one = new JsonObject(documents.stream()
                .filter(text -> text.startsWith("{\"session\":{\"id\":\"1\"},\"user\":{\"id\":7},\"v\":1.0,\"_m1\""))
                .findFirst()
                .orElseThrow());
        assertThat(one.getJsonObject("_m1").getJsonObject("session").getLong("lastUpdated"))
                .isEqualTo(before);
        assertThat(one.getJsonObject("_m1").getLong("expires")).isEqualTo(before + 1_000_000);
        assertThat(documents).anyMatch(text -> text.contains("\"late\":true"));
        updated(store, "[{\"delete\":[7,8,\"3\"]}]");
        assertThat(stored(store)).isEmpty();
        isError(
                update(store, "[{\"upsert\":[{\"session\":{\"id\":\"1\"}}]}]"),
                400,
                "ops[0].upsert[0]: no value at user.id");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(keysOf(old)).allMatch(name -> name.toString().endsWith(":meta"));
            assertThat(callers.server().command("HEXISTS", "store:{stores}:conf", old))
                    .isEqualTo(0L);
        });
    }

    @Test
    @DisplayName(
            "S-155 while the key is being changed updates wait, then are refused; another change is refused at once")
    void frozen() {
        String store = newStore();
        freeze(store, System.currentTimeMillis() + 600_000);
        Answer refused = update(store, "[{\"upsert\":[{\"session\":{\"id\":\"1\"}}]}]");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Session-Outcome")).isEqualTo("not-done");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        isError(key(store, "user.id"), 409, "the key of this store is being changed");
        assertThat(stored(store)).isEmpty();
    }

    @Test
    @DisplayName("S-155 a freeze nobody renews lapses: the next update or change of the key goes through")
    void lapsed() {
        String store = newStore();
        freeze(store, 1);
        updated(store, "[{\"upsert\":[{\"session\":{\"id\":\"1\"}}]}]");
        freeze(store, 1);
        assertThat(key(store, "user.id").status()).isEqualTo(204);
        assertThat(stored(store)).hasSize(1);
    }

    @Test
    @DisplayName("S-155 a generation announced and given up is unlinked")
    void givenUp() {
        String uid = "given-up-" + System.nanoTime();
        callers.server().command("HSET", "store:{" + uid + ":3}:doc", "a", "{}");
        callers.server().command("SADD", "store:{" + uid + "}:paths", "a");
        callers.server().command("ZADD", "store:{stores}:gone", "1", uid);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(keysOf(uid))
                .allMatch(name -> name.toString().endsWith(":meta")));
        await().until(() -> callers.server().command("ZSCORE", "store:{stores}:gone", uid) == null);
    }

    @Test
    @DisplayName("S-155 no acknowledged update is lost to a change of the key")
    void updatesMeanwhile() throws Exception {
        String store = newStore();
        Callable<List<String>> writes = () -> {
            List<String> acknowledged = new ArrayList<>();
            try (RawHttp own = new RawHttp(server)) {
                for (int i = 0; i < 150; i++) {
                    String document = "{\"session\":{\"id\":\"" + i + "\"},\"user\":{\"id\":\"" + i + "\"}";
                    String ops = "[{\"upsert\":[" + document + "}]}]";
                    int status = own.post("/session/update", "store=" + store + "&ops=" + encode(ops), writer)
                            .status();
                    if (status == 204) {
                        acknowledged.add(document);
                    }
                }
            }
            return acknowledged;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<List<String>> acknowledged = threads.submit(writes);
            for (String key : List.of("user.id", "session.id", "user.id")) {
                assertThat(key(store, key).status()).isEqualTo(204);
            }
            List<String> expected = acknowledged.get();
            List<String> stored = stored(store);
            assertThat(expected).hasSizeGreaterThan(100).allSatisfy(document -> assertThat(stored)
                    .anyMatch(found -> found.startsWith(document)));
        }
    }

    @Test
    @DisplayName("S-028 what belonged to a dropped store is unlinked, and late writers are refused")
    void dropped() {
        String store = newStore();
        updated(store, "[{\"upsert\":[{\"session\":{\"id\":\"1\"}}]}]");
        String uid = uid(store);
        assertThat(http.post("/session/drop", "store=" + store, admin).status()).isEqualTo(204);
        for (int partition = 0; partition < 16; partition++) {
            assertThat(callers.server().command("HGET", meta(uid, partition), "state"))
                    .isEqualTo("dropped");
        }
        isError(update(store, "[]"), 404, "no such store: " + store);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(keysOf(uid))
                .allMatch(name -> name.toString().endsWith(":meta")));
    }
}
