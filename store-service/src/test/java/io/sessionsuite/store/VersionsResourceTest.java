package io.sessionsuite.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.sessionsuite.process.RawHttp;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Versions, deadlines, and many writers of one document. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class VersionsResourceTest extends StoreFixture {

    private static final String ONE = "{\"session\":{\"id\":\"1\"}}";

    private static String upsert(String more) {
        return "[{\"upsert\":[" + ONE + "]" + more + "}]";
    }

    private static String merge(String members, String more) {
        return "[{\"merge\":[{\"session\":{\"id\":\"1\"}" + members + "}]" + more + "}]";
    }

    private static String only(String condition, long version) {
        return ",\"" + condition + "\":" + version;
    }

    private static JsonObject m1(String store) {
        return new JsonObject(only(store)).getJsonObject("_m1");
    }

    private static long version(String store) {
        return m1(store).getLong("version");
    }

    /** Lets a document be past its deadline, as everybody sees it. */
    private static void expire(String store) {
        for (int partition = 0; partition < 16; partition++) {
            String prefix = "store:{" + uid(store) + ":" + partition + "}:";
            if (callers.server().command("ZSCORE", prefix + "ttl", "1") != null) {
                callers.server().command("ZADD", prefix + "ttl", "1", "1");
            }
        }
    }

    @Test
    @DisplayName("S-137 the right version is written, a wrong one changes nothing; 0 must not exist")
    void ifVersion() {
        String store = newStore();
        assertThat(update(store, upsert(only("ifVersion", 5))).status()).isEqualTo(409);
        updated(store, upsert(only("ifVersion", 0)));
        long version = version(store);
        isError(update(store, upsert(only("ifVersion", 0))), 409, "ifVersion is not the version");
        String others = "[{\"upsert\":[{\"session\":{\"id\":\"2\"}},{\"session\":{\"id\":\"3\"}}]},";
        assertThat(update(
                                store,
                                others
                                        + merge(",\"a\":1", only("ifVersion", version + 1))
                                                .substring(1))
                        .status())
                .isEqualTo(409);
        assertThat(version(store)).isEqualTo(version);
        updated(store, merge(",\"a\":1", only("ifVersion", version)));
        assertThat(version(store)).isGreaterThan(version);
        assertThat(update(store, "[{\"delete\":[\"1\"],\"ifVersion\":" + version + "}]")
                        .status())
                .isEqualTo(409);
        updated(store, "[{\"delete\":[\"1\"],\"ifVersion\":" + version(store) + "}]");
        assertThat(stored(store)).isEmpty();
    }

    @Test
    @DisplayName("S-138 one condition on one item")
    void oneCondition() {
        String store = newStore();
        String message = "ops[0].ifVersion: for one op of a request, and one item of that";
        isError(update(store, "[{\"upsert\":[" + ONE + "," + ONE + "],\"ifVersion\":0}]"), 400, message);
        isError(update(store, "[{\"upsert\":[],\"ifVersion\":0}]"), 400, message);
        isError(update(store, "[{\"upsert\":[" + ONE + "],\"delete\":[2],\"ifVersion\":0}]"), 400, message);
        isError(
                update(store, "[{\"upsert\":[" + ONE + "],\"ifVersion\":0},{\"delete\":[2],\"ifVersion\":0}]"),
                400,
                message.replace("[0]", "[1]"));
        assertThat(update(store, upsert(",\"ifVersion\":\"1\"")).status()).isEqualTo(400);
        assertThat(stored(store)).isEmpty();
    }

    @Test
    @DisplayName("S-139 a version never comes again")
    void versionsGrow() {
        String store = newStore();
        long last = 0;
        for (int i = 0; i < 20; i++) {
            updated(store, upsert(""));
            assertThat(version(store)).isGreaterThan(last);
            last = version(store);
            updated(store, "[{\"delete\":[\"1\"]}]");
        }
    }

    @Test
    @DisplayName("S-134 replace forgets the deadline, merge keeps it, 0 removes it, the store's default applies")
    void deadlines() {
        String store = newStore();
        updated(store, upsert(",\"ttl\":100000"));
        long expires = m1(store).getLong("expires");
        assertThat(expires).isEqualTo(m1(store).getJsonObject("session").getLong("lastUpdated") + 100_000);
        updated(store, merge(",\"a\":1", ""));
        assertThat(m1(store).getLong("expires")).isEqualTo(expires);
        updated(store, merge(",\"a\":1", ",\"ttl\":200000"));
        assertThat(m1(store).getLong("expires")).isGreaterThan(expires + 90_000);
        updated(store, merge(",\"a\":1", ",\"ttl\":0"));
        assertThat(m1(store).containsKey("expires")).isFalse();
        updated(store, upsert(",\"ttl\":100000"));
        updated(store, upsert(""));
        assertThat(m1(store).containsKey("expires")).isFalse();
        String mortal = newStore("&ttl=50000");
        updated(mortal, merge(",\"a\":1", ""));
        assertThat(m1(mortal).getLong("expires"))
                .isEqualTo(m1(mortal).getJsonObject("session").getLong("lastUpdated") + 50_000);
        updated(mortal, upsert(",\"ttl\":0"));
        assertThat(m1(mortal).containsKey("expires")).isFalse();
        updated(mortal, upsert(""));
        assertThat(m1(mortal).containsKey("expires")).isTrue();
    }

    @Test
    @DisplayName("S-135 past its deadline a document is absent for conditions and merges")
    void expiredIsAbsent() {
        String store = newStore();
        updated(store, "[{\"upsert\":[{\"session\":{\"id\":\"1\"},\"old\":1}],\"ttl\":1000000}]");
        long version = version(store);
        expire(store);
        assertThat(update(store, merge("", only("ifVersion", version))).status())
                .isEqualTo(409);
        updated(store, merge(",\"new\":1", ""));
        assertThat(only(store)).startsWith("{\"session\":{\"id\":\"1\"},\"new\":1,\"_m1\"");
        assertThat(m1(store).containsKey("expires")).isFalse();
        updated(store, upsert(",\"ttl\":1000000"));
        expire(store);
        updated(store, upsert(only("ifVersion", 0)));
    }

    @Test
    @DisplayName("S-141 the spelling of numbers survives a merge")
    void spelling() {
        String store = newStore();
        updated(store, merge(",\"n\":9007199254740993,\"f\":1.0,\"o\":{\"e\":1E+2 , \"a\":[ 1.50 ]}", ""));
        updated(store, merge(",\"o\":{\"x\":-0.0}", ""));
        assertThat(only(store))
                .startsWith("{\"session\":{\"id\":\"1\"},\"n\":9007199254740993,\"f\":1.0,"
                        + "\"o\":{\"e\":1E+2,\"a\":[ 1.50 ],\"x\":-0.0},\"_m1\"");
    }

    @Test
    @DisplayName("S-140 concurrent merges of different members are all there")
    void concurrentMerges() throws Exception {
        String store = newStore();
        updated(store, upsert(""));
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String member = ",\"m" + i + "\":" + i;
            tasks.add(() -> {
                try (RawHttp own = new RawHttp(server)) {
                    return own.post("/session/update", "store=" + store + "&ops=" + encode(merge(member, "")), writer)
                            .status();
                }
            });
        }
        assertThat(all(tasks)).containsOnly(204);
        JsonObject document = new JsonObject(only(store));
        for (int i = 0; i < 100; i++) {
            assertThat(document.getInteger("m" + i)).isEqualTo(i);
        }
    }

    @Test
    @DisplayName("S-056 two batches on one id leave one of the two documents")
    void concurrentBatches() throws Exception {
        String store = newStore();
        for (int round = 0; round < 10; round++) {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (String who : List.of("a", "b")) {
                String ops =
                        "[{\"upsert\":[{\"session\":{\"id\":\"1\"},\"x\":\"" + who + "\",\"y\":\"" + who + "\"}]}]";
                tasks.add(() -> {
                    try (RawHttp own = new RawHttp(server)) {
                        return own.post("/session/update", "store=" + store + "&ops=" + encode(ops), writer)
                                .status();
                    }
                });
            }
            assertThat(all(tasks)).containsOnly(204);
            JsonObject document = new JsonObject(only(store));
            assertThat(document.getString("x")).isEqualTo(document.getString("y"));
        }
    }

    private static List<Integer> all(List<Callable<Integer>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
