package io.sessionsuite.coordination.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the official client's recipes send, as plain requests on two replicas. */
class RecipesIT {

    private static final String LOCK_FLAGS = "3304740253564472344";
    private static final String SEMAPHORE_FLAGS = "16210313421097356768";
    private static final Duration SERVED = Duration.ofSeconds(15);
    private static Fleet fleet;

    @BeforeAll
    static void start() {
        fleet = Fleet.of(2, Map.of());
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    /** A contender that takes a lock as the recipe does: read, wait while it is held, acquire. */
    private record Lock(Replica replica, String key, String session) {

        static Lock of(int replica, String key) {
            Replica caller = fleet.replica(replica).in("recipes");
            return new Lock(
                    caller,
                    key,
                    caller.session("{\"Name\":\"Consul API Lock\",\"TTL\":\"15s\",\"LockDelay\":\"1ms\"}"));
        }

        Reply take() {
            long index = 0;
            while (true) {
                Reply found = replica.get("kv/" + key + "?consistent&wait=15s&index=" + index);
                boolean held = found.status() == 200 && found.json().get(0).has("Session");
                if (held && !found.json().get(0).path("Session").asText().equals(session)) {
                    index = found.index();
                    continue;
                }
                Reply acquired = replica.put("kv/" + key + "?flags=" + LOCK_FLAGS + "&acquire=" + session, session);
                if (acquired.body().equals("true")) {
                    return acquired;
                }
                index = 0;
            }
        }

        boolean release() {
            return replica.put("kv/" + key + "?flags=" + LOCK_FLAGS + "&release=" + session)
                    .body()
                    .equals("true");
        }
    }

    @Test
    @DisplayName("K-260 contenders are served one after the other, on release and on destroy")
    void contenders() {
        Lock first = Lock.of(0, "k260");
        first.take();
        List<String> served = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Lock other = Lock.of(i % 2, "k260");
            boolean releases = i != 1;
            others.add(CompletableFuture.runAsync(() -> {
                other.take();
                served.add(other.session());
                if (releases) {
                    other.release();
                } else {
                    other.replica().put("session/destroy/" + other.session());
                }
            }));
        }
        assertThat(first.release()).isTrue();
        CompletableFuture.allOf(others.toArray(CompletableFuture[]::new))
                .orTimeout(SERVED.toSeconds(), TimeUnit.SECONDS)
                .join();
        assertThat(served).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    @DisplayName("K-261 the monitor of a lock sees its loss within a second, indexes grow")
    void monitor() {
        long last = 0;
        for (int round = 0; round < 10; round++) {
            Lock lock = Lock.of(round % 2, "k261");
            lock.take();
            Replica other = fleet.replica(1 - round % 2).in("recipes");
            long index = other.get("kv/k261?consistent").index();
            assertThat(index).isGreaterThan(last);
            CompletableFuture<Reply> monitor = other.getLater("kv/k261?consistent&wait=30s&index=" + index);
            long start = System.nanoTime();
            if (round % 2 == 0) {
                lock.replica().put("session/destroy/" + lock.session());
            } else {
                lock.replica().delete("kv/k261");
            }
            Reply seen = monitor.orTimeout(10, TimeUnit.SECONDS).join();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            boolean held = seen.status() == 200 && seen.json().get(0).has("Session");
            assertThat(held).isFalse();
            last = seen.index();
        }
    }

    @Test
    @DisplayName("K-267 a semaphore of two: all contenders are served, the dead are pruned, never more than two")
    void semaphore() {
        Semaphore shared = new Semaphore("k267");
        List<Integer> held = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Void>> contenders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Replica replica = fleet.replica(i % 2).in("recipes");
            boolean dies = i == 0;
            contenders.add(CompletableFuture.runAsync(() -> {
                String session =
                        replica.session("{\"Name\":\"Consul API Semaphore\",\"TTL\":\"15s\",\"Behavior\":\"delete\"}");
                shared.take(replica, session);
                held.add(shared.holders(replica).size());
                if (dies) {
                    replica.put("session/destroy/" + session);
                } else {
                    shared.release(replica, session);
                }
            }));
        }
        CompletableFuture.allOf(contenders.toArray(CompletableFuture[]::new))
                .orTimeout(SERVED.toSeconds(), TimeUnit.SECONDS)
                .join();
        assertThat(held).hasSize(4).allMatch(count -> count <= 2);
        Replica replica = fleet.replica(0).in("recipes");
        long index = replica.get("kv/k267/?recurse").index();
        CompletableFuture<Reply> watch =
                fleet.replica(1).in("recipes").getLater("kv/k267/?recurse&wait=20s&index=" + index);
        replica.delete("kv/k267/?recurse");
        assertThat(watch.orTimeout(10, TimeUnit.SECONDS).join().status()).isEqualTo(404);
    }

    /** The coordinator entry of the semaphore recipe, changed by check and set. */
    private record Semaphore(String prefix) {

        private static final ObjectMapper JSON = new ObjectMapper();

        private record Coordinator(long index, Set<String> holders) {}

        void take(Replica replica, String session) {
            replica.put("kv/" + prefix + "/" + session + "?flags=" + SEMAPHORE_FLAGS + "&acquire=" + session);
            while (true) {
                Coordinator coordinator = read(replica);
                Reply all = replica.get("kv/" + prefix + "/?recurse&consistent");
                Set<String> alive = new TreeSet<>();
                all.json().forEach(entry -> alive.add(entry.path("Session").asText()));
                Set<String> holders = new TreeSet<>(coordinator.holders());
                holders.retainAll(alive);
                if (holders.size() >= 2) {
                    replica.get("kv/" + prefix + "/?recurse&wait=15s&index=" + all.index());
                } else {
                    holders.add(session);
                    if (write(replica, coordinator.index(), holders)) {
                        return;
                    }
                }
            }
        }

        void release(Replica replica, String session) {
            boolean written = false;
            while (!written) {
                Coordinator coordinator = read(replica);
                Set<String> holders = new TreeSet<>(coordinator.holders());
                holders.remove(session);
                written = write(replica, coordinator.index(), holders);
            }
            replica.delete("kv/" + prefix + "/" + session);
        }

        Set<String> holders(Replica replica) {
            return read(replica).holders();
        }

        private Coordinator read(Replica replica) {
            Reply found = replica.get("kv/" + prefix + "/.lock?consistent");
            Set<String> holders = new TreeSet<>();
            if (found.status() == 404) {
                return new Coordinator(0, holders);
            }
            try {
                byte[] value = Base64.getDecoder()
                        .decode(found.json().get(0).path("Value").asText());
                JSON.readTree(value).path("Holders").fieldNames().forEachRemaining(holders::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Coordinator(found.index(), holders);
        }

        private boolean write(Replica replica, long index, Set<String> holders) {
            List<String> members =
                    holders.stream().map(holder -> "\"" + holder + "\":true").toList();
            String body = "{\"Limit\":2,\"Holders\":{" + String.join(",", members) + "}}";
            return replica.put("kv/" + prefix + "/.lock?flags=" + SEMAPHORE_FLAGS + "&cas=" + index, body)
                    .body()
                    .equals("true");
        }
    }
}
