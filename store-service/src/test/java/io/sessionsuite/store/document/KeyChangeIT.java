package io.sessionsuite.store.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.process.RawHttp;
import io.sessionsuite.process.ServiceProcess;
import io.sessionsuite.store.ReplicaFixture;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Changes of keys that end by a death, at random: several stores at once, so that one death meets them at several
 * points. A document {@code i} has the values {@code s<i>} and {@code u<i>} under the two keys.
 */
class KeyChangeIT extends ReplicaFixture {

    private static final String OLD = "session.id";
    private static final String NEW = "user.id";
    private static final int STORES = 4;
    private static final int DOCUMENTS = 1_500;
    private static final Duration MORE_THAN_A_LEASE = Duration.ofSeconds(40);

    private final Random random = new Random();
    private final Map<String, Written> written = new TreeMap<>();

    /** The numbers of the documents of a store. */
    private record Written(Set<Integer> acknowledged, Set<Integer> unknown) {

        void mayBe(Set<Integer> found) {
            assertThat(found).containsAll(acknowledged);
            Set<Integer> more = new HashSet<>(found);
            more.removeAll(acknowledged);
            assertThat(unknown).containsAll(more);
        }
    }

    @Test
    @DisplayName(
            "S-155 a change of the key that is ended by the death of its replica, or of Redis, is done or not done")
    void killed() {
        try (ServiceProcess survivor = replica().start()) {
            long whole = undisturbed(survivor);
            try (ServiceProcess victim = replica().start()) {
                ended(survivor, victim, "replica0", this::aCopyIsUnderWay, victim::kill);
            }
            assertThat(announced()).isPositive();
            try (ServiceProcess victim = replica().start()) {
                ended(survivor, victim, "replica1", within(whole), victim::kill);
            }
            try (ServiceProcess other = replica().start()) {
                for (int round = 0; round < 2; round++) {
                    ended(survivor, other, "redis" + round, within(whole), () -> {
                        redis.kill9();
                        redis.restart();
                    });
                }
                written.keySet().forEach(store -> hasOneKey(store, survivor, other));
                nothingIsLeftOver();
            }
        }
    }

    /** How long changes take that nobody ends, in ms. */
    private long undisturbed(ServiceProcess service) {
        List<String> stores = stores(service, "calm");
        long began = System.nanoTime();
        List<CompletableFuture<Integer>> changes =
                stores.stream().map(store -> change(service.uri(), store)).toList();
        changes.forEach(change -> assertThat(change.join()).isEqualTo(204));
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    /** Any moment of the next ms. */
    private Supplier<CompletableFuture<?>> within(long ms) {
        long delay = random.nextLong(ms) + 1;
        return () -> CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS, threads));
    }

    private CompletableFuture<?> aCopyIsUnderWay() {
        assertThat(announced()).isZero();
        return CompletableFuture.runAsync(
                () -> Awaitility.await()
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> announced() > 0),
                threads);
    }

    /** Changes on one replica that a death ends, while the other replica writes. */
    private void ended(
            ServiceProcess writing,
            ServiceProcess changing,
            String round,
            Supplier<CompletableFuture<?>> moment,
            Runnable death) {
        List<String> stores = stores(writing, round);
        CompletableFuture<Void> died = moment.get().thenRunAsync(death, threads);
        List<CompletableFuture<Integer>> changes =
                stores.stream().map(store -> change(changing.uri(), store)).toList();
        write(writing, stores, died);
        died.join();
        for (int i = 0; i < STORES; i++) {
            String store = stores.get(i);
            boolean done = changes.get(i).join() == 204;
            Awaitility.await().atMost(Duration.ofSeconds(10)).ignoreExceptions().untilAsserted(() -> {
                assertThat(done ? List.of(NEW) : List.of(OLD, NEW)).contains(keyOf(writing, store));
                written.get(store).mayBe(found(writing, store));
            });
        }
    }

    private List<String> stores(ServiceProcess service, String round) {
        List<String> stores =
                IntStream.range(0, STORES).mapToObj(i -> round + "-" + i).toList();
        try (RawHttp http = new RawHttp(service.uri())) {
            for (String store : stores) {
                add(service.uri(), store);
                Set<Integer> numbers =
                        IntStream.range(0, DOCUMENTS).boxed().collect(Collectors.toCollection(TreeSet::new));
                assertThat(upsert(http, store, numbers)).isEqualTo(204);
                written.put(store, new Written(numbers, new HashSet<>()));
            }
        }
        return stores;
    }

    private int upsert(RawHttp http, String store, Set<Integer> numbers) {
        String documents = numbers.stream()
                .map(i -> "{\"session\":{\"id\":\"s" + i + "\"},\"user\":{\"id\":\"u" + i + "\"},\"n\":" + i + "}")
                .collect(Collectors.joining(","));
        return update(http, store, "[{\"upsert\":[" + documents + "]}]");
    }

    private int update(RawHttp http, String store, String ops) {
        return post(http, "update", "store=" + store + "&ops=" + encode(ops)).status();
    }

    /** 0: no answer. */
    private CompletableFuture<Integer> change(URI service, String store) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (RawHttp http = new RawHttp(service).within(MORE_THAN_A_LEASE)) {
                        return post(http, "key", "store=" + store + "&key=" + NEW)
                                .status();
                    } catch (UncheckedIOException died) {
                        return 0;
                    }
                },
                threads);
    }

    /** Puts one document after the other until then. */
    private void write(ServiceProcess service, List<String> stores, CompletableFuture<Void> until) {
        try (RawHttp http = new RawHttp(service.uri())) {
            for (int i = DOCUMENTS; !until.isDone(); i++) {
                Written store = written.get(stores.get(i % STORES));
                boolean acknowledged = upsert(http, stores.get(i % STORES), Set.of(i)) == 204;
                (acknowledged ? store.acknowledged() : store.unknown()).add(i);
            }
        }
    }

    private String keyOf(ServiceProcess service, String store) {
        try (RawHttp http = new RawHttp(service.uri())) {
            return new JsonArray(http.get("/session/list", token).text())
                    .stream()
                            .map(JsonObject.class::cast)
                            .filter(one -> one.getString("name").equals(store))
                            .findFirst()
                            .orElseThrow()
                            .getString("key");
        }
    }

    /** The numbers of all documents, each found once. */
    private Set<Integer> found(ServiceProcess service, String store) {
        try (RawHttp http = new RawHttp(service.uri())) {
            JsonObject answer = query(http, store, "*", "&rows=100000&fl=n");
            Set<Integer> numbers = answer.getJsonArray("items").stream()
                    .map(item -> ((JsonObject) item).getInteger("n"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(answer.getLong("count")).isEqualTo(numbers.size());
            assertThat(answer.getJsonArray("items")).hasSize(numbers.size());
            return numbers;
        }
    }

    /** Copies that were begun and are not done. */
    private long announced() {
        return (Long) redis.command("ZCOUNT", "store:{stores}:gone", "(" + System.currentTimeMillis(), "+inf");
    }

    /** The values of one of the two keys are identities, on both replicas, and those of the other are not. */
    private void hasOneKey(String store, ServiceProcess one, ServiceProcess other) {
        String key = keyOf(one, store);
        assertThat(keyOf(other, store)).isEqualTo(key);
        assertThat(List.of(OLD, NEW)).contains(key);
        Set<Integer> expected = found(one, store);
        written.get(store).mayBe(expected);
        expected.remove(key.equals(OLD) ? 1 : 2);
        try (RawHttp http = new RawHttp(one.uri())) {
            Awaitility.await()
                    .atMost(MORE_THAN_A_LEASE)
                    .until(() -> update(http, store, "[{\"delete\":[\"s1\",\"u2\"]}]") == 204);
            assertThat(upsert(http, store, Set.of(3))).isEqualTo(204);
        }
        assertThat(found(other, store)).isEqualTo(expected);
        assertThat(found(one, store)).isEqualTo(expected);
    }

    /** No documents but those of stores, and nothing that only a copy needed. */
    private void nothingIsLeftOver() {
        List<?> uids = (List<?>) redis.command("HVALS", "store:{stores}:name");
        Awaitility.await().atMost(MORE_THAN_A_LEASE).untilAsserted(() -> {
            assertThat(redis.command("ZCARD", "store:{stores}:gone")).isEqualTo(0L);
            assertThat((List<?>) redis.command("KEYS", "store:{*:*}:doc")).allMatch(name -> uids.stream()
                    .anyMatch(uid -> name.toString().contains(uid + ":")));
        });
        assertThat((List<?>) redis.command("KEYS", "store:{*:*}:age"))
                .allSatisfy(name -> assertThat((Long) redis.command("PTTL", name.toString()))
                        .isPositive());
    }
}
