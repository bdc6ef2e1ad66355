package io.sessionsuite.coordination.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class BlockingResourceTest {

    @Inject
    Registry registry;

    private final ConsulApi api = ConsulApi.somewhere();

    @Test
    @DisplayName("K-160 no index and a smaller one answer at once; the current one waits for the change")
    void waitsForChange() {
        api.put("kv/a", "v");
        long index = api.get("kv/a").index();

        assertThat(api.get("kv/a?index=0&wait=20s").header("X-Session-Woken-By"))
                .isEmpty();
        assertThat(api.get("kv/a?index=" + (index - 1) + "&wait=20s").status()).isEqualTo(200);
        CompletableFuture<Reply> watch = park("kv/a?index=" + index);
        api.put("kv/a", "w");
        Reply woken = get(watch);
        assertThat(woken.index()).isGreaterThan(index);
        assertThat(woken.header("X-Session-Woken-By")).contains("change");
        assertThat(woken.body()).contains("\"Value\":\"dw==\"");
    }

    @Test
    @DisplayName("K-161 a wait that ends without change: the same index, not before its time")
    void timesOut() {
        api.put("kv/a", "v");
        long index = api.get("kv/a").index();

        long start = System.nanoTime();
        Reply late = api.get("kv/a?wait=320ms&index=" + index);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(320), Duration.ofSeconds(2));
        assertThat(late.status()).isEqualTo(200);
        assertThat(late.index()).isEqualTo(index);
        assertThat(late.header("X-Session-Woken-By")).contains("timeout");

        Reply missing = api.get("kv/none?wait=50ms&index=" + index);
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.index()).isEqualTo(index);
    }

    @Test
    @DisplayName("K-162 an empty namespace shows 1 and then blocks on 1")
    void emptyNamespace() {
        assertThat(api.get("kv/a").index()).isEqualTo(1);
        CompletableFuture<Reply> key = park("kv/a?index=1");
        CompletableFuture<Reply> list = park("session/list?index=1");

        api.put("kv/a", "v");
        assertThat(get(key).status()).isEqualTo(200);
        api.put("session/create");
        assertThat(get(list).json()).hasSize(1);
    }

    @Test
    @DisplayName("K-163 a write elsewhere wakes nobody; the prefix keeps its smaller index")
    void unconcerned() {
        api.put("kv/foo/test", "v");
        long index = api.get("kv/foo/test").index();
        CompletableFuture<Reply> key = park("kv/foo/test?index=" + index);
        CompletableFuture<Reply> prefix = park("kv/foo/test?recurse&index=" + index);

        api.put("kv/foo/two", "v");
        api.put("kv/bar", "v");
        assertThat(api.get("kv/foo/test?recurse").index())
                .isLessThan(api.get("kv/?recurse").index());
        api.put("kv/foo/test", "w");
        assertThat(get(key).index()).isEqualTo(get(prefix).index()).isGreaterThan(index);
        assertThat(get(key).index()).isEqualTo(api.get("kv/foo/test").index());
    }

    @ParameterizedTest
    @DisplayName("K-164 deletions wake the watches of key and prefix")
    @CsvSource({
        "kv/foo/a, true",
        "kv/foo/?recurse, false",
        "kv/foo?recurse, false",
        "kv/?recurse, false",
        "kv/foo/a?recurse, false"
    })
    void deletions(String deleted, boolean restStays) {
        api.put("kv/foo/a", "v");
        api.put("kv/foo/ab", "v");
        long index = api.get("kv/foo/?recurse").index();
        CompletableFuture<Reply> key = park("kv/foo/a?index=" + index);
        CompletableFuture<Reply> prefix = park("kv/foo/?recurse&index=" + index);
        CompletableFuture<Reply> keys = park("kv/?keys&index=" + index);

        api.delete(deleted);
        assertThat(get(key).status()).isEqualTo(404);
        assertThat(get(key).index()).isGreaterThan(index);
        assertThat(get(prefix).index()).isGreaterThan(index);
        assertThat(get(prefix).body().contains("foo/ab")).isEqualTo(restStays);
        assertThat(get(keys).body()).doesNotContain("\"foo/a\"");
    }

    @ParameterizedTest
    @DisplayName("K-165 K-166 what is missing and stays so wakes nobody; creation does; then its deletion")
    @CsvSource({"kv/x/a, kv/x/a", "kv/x/?recurse, kv/x/a", "kv/x?keys, kv/x/a"})
    void missing(String watched, String created) {
        api.put("kv/other", "v");
        long index = api.get(watched).index();
        String and = watched.contains("?") ? "&" : "?";
        CompletableFuture<Reply> watch = park(watched + and + "index=" + index);

        api.put("kv/other", "w");
        api.delete("kv/other");
        api.put(created, "v");
        Reply found = get(watch);
        assertThat(found.status()).isEqualTo(200);

        CompletableFuture<Reply> again = park(watched + and + "index=" + found.index());
        api.delete(created);
        assertThat(get(again).status()).isEqualTo(404);
        assertThat(get(again).index()).isGreaterThan(found.index());
    }

    @Test
    @DisplayName("K-167 sessions: another node's end and another's creation wake nobody")
    void sessions() {
        api.put("catalog/register", "{\"Node\":\"ext\",\"Address\":\"10.0.0.1\"}");
        String own = create("{}");
        String external = create("{\"Node\":\"ext\",\"NodeChecks\":[]}");
        long index = api.get("session/list").index();
        CompletableFuture<Reply> node = park("session/node/Coordination?index=" + index);
        CompletableFuture<Reply> info = park("session/info/" + own + "?index=" + index);
        CompletableFuture<Reply> all = park("session/list?index=" + index);

        api.put("session/destroy/" + external);
        assertThat(get(all).json()).hasSize(1);
        create("{\"Node\":\"ext\",\"NodeChecks\":[]}");
        assertThat(info).isNotDone();
        assertThat(node).isNotDone();
        api.put("session/destroy/" + own);
        assertThat(get(info).line()).isEqualTo("200 []");
        assertThat(get(node).line()).isEqualTo("200 []");
    }

    @Test
    @DisplayName("K-168 every kind of deletion raises the index of the prefix, which never falls")
    void tombstones() {
        String session = create("{\"Behavior\":\"delete\"}");
        long[] last = {0};
        List<Runnable> deletions = List.of(
                () -> api.delete("kv/p/a"),
                () -> api.delete("kv/p/a?cas=" + api.get("kv/p/a").index()),
                () -> api.delete("kv/p/a?recurse"),
                () -> api.put("txn", "[{\"KV\":{\"Verb\":\"delete\",\"Key\":\"p/a\"}}]"),
                () -> api.put("session/destroy/" + session));
        for (Runnable deletion : deletions) {
            api.put("kv/p/a?acquire=" + session, "v");
            long before = api.get("kv/p/?recurse").index();
            deletion.run();
            api.put("kv/q", "v" + before);
            long after = api.get("kv/p/?recurse").index();
            assertThat(after)
                    .isGreaterThan(before)
                    .isLessThan(api.get("kv/?recurse").index());
            assertThat(before).isGreaterThan(last[0]);
            last[0] = after;
        }
        api.put("kv/p/b", "v");
        long index = api.get("kv/p/?recurse").index();
        reapAll();
        assertThat(api.get("kv/p/?recurse").index()).isGreaterThanOrEqualTo(index);
    }

    /** As if all tombstones were older than their TTL, and swept. */
    private void reapAll() {
        EmbeddedRedis redis = EmbeddedRedis.shared();
        String unit = "coord:{dc1/" + api.namespace() + "}:";
        for (Object name : (List<?>) redis.command("ZRANGE", unit + "tomb", "0", "-1")) {
            redis.command("ZADD", unit + "tomb", "1000", name.toString());
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> (Long) redis.command("ZCARD", unit + "tomb") == 0);
    }

    @Test
    @DisplayName("K-169 a client that goes away frees its place")
    void clientGone() {
        CompletableFuture<Reply> watch = park("kv/gone?index=1");
        int waiting = registry.waiting();
        watch.cancel(true);

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> registry.waiting() < waiting);
    }

    @Test
    @DisplayName("K-160 an index above the current one waits")
    void indexAhead() {
        api.put("kv/a", "v");
        Reply late = api.get("kv/a?wait=50ms&index=18446744073709551615");

        assertThat(late.header("X-Session-Woken-By")).contains("timeout");
    }

    @Test
    @DisplayName("K-242 all namespaces at once: the index grows with each change and blocks")
    void allNamespaces() {
        ConsulApi every = new ConsulApi("", "*");
        create("{}");
        Reply before = every.get("session/list");
        CompletableFuture<Reply> watch = every.getLater("session/list?wait=20s&index=" + before.index());
        Awaitility.await().until(() -> registry.waiting() > 0);

        create("{\"Name\":\"k242\"}");
        Reply after = get(watch);
        assertThat(after.index()).isGreaterThan(before.index());
    }

    private CompletableFuture<Reply> park(String path) {
        int before = registry.waiting();
        CompletableFuture<Reply> watch = api.getLater(path + "&wait=20s");
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(10))
                .until(() ->
                        registry.waiting() > before && registry.parked(null).size() == registry.waiting());
        return watch;
    }

    private static Reply get(CompletableFuture<Reply> reply) {
        return reply.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private String create(String body) {
        return api.put("session/create", body).json().path("ID").asText();
    }
}
