package io.sessionsuite.coordination.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StoreAwayIT {

    private static Fleet fleet;

    @BeforeAll
    static void start() {
        fleet = Fleet.of(1, Map.of());
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    private static List<Supplier<Reply>> calls(Replica replica, String session) {
        return List.of(
                () -> replica.get("kv/a"),
                () -> replica.get("kv/a?stale"),
                () -> replica.get("kv/?recurse"),
                () -> replica.put("kv/a", "w"),
                () -> replica.put("kv/a?acquire=" + session, "w"),
                () -> replica.delete("kv/a"),
                () -> replica.put("session/create", "{}"),
                () -> replica.put("session/renew/" + session),
                () -> replica.put("session/destroy/" + session),
                () -> replica.get("session/list?stale"),
                () -> replica.get("session/info/" + session),
                () -> replica.put("txn", "[{\"KV\":{\"Verb\":\"set\",\"Key\":\"a\"}}]"),
                () -> replica.get("catalog/nodes"),
                () -> replica.get("health/state/any"));
    }

    @Test
    @DisplayName("K-031 K-030 Redis stopped: 500 and Retry-After in time; back soon: served; later: without restart")
    void stopped() {
        Replica replica = fleet.replica(0);
        String session = replica.session("{}");
        fleet.redis().kill9();
        for (Supplier<Reply> call : calls(replica, session)) {
            long start = System.nanoTime();
            Reply refused = call.get();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            boolean known = refused.body().equals("No cluster leader");
            assertThat(refused.status()).isEqualTo(500);
            assertThat(known || refused.body().endsWith("apply failed: leadership lost while committing log"))
                    .as(refused.body())
                    .isTrue();
            assertThat(refused.header("X-Session-Error")).contains("store-unavailable");
            if (known) {
                assertThat(refused.header("Retry-After")).contains("1");
            }
        }
        assertThat(replica.get("status/leader").line()).isEqualTo("200 \"\"");
        assertThat(replica.get("session/list").header("X-Consul-Knownleader")).contains("false");

        CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(() -> replica.get("kv/none?consistent"));
        fleet.redis().restart();
        Reply bridged = waiting.orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(bridged.status()).isIn(404, 500);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> replica.get("kv/none").status() == 404);
        for (Supplier<Reply> call : calls(replica, session)) {
            assertThat(call.get().status()).isIn(200, 404);
        }
    }

    @Test
    @DisplayName("K-284 an answer that got lost is unknown, a call that was never sent is not done")
    void outcomes() {
        Replica replica = fleet.replica(0);
        String session = replica.session("{}");
        replica.put("kv/o", "v");
        fleet.redis().pause();
        Reply key = replica.put("kv/o", "w");
        Reply ended = replica.put("session/destroy/" + session);
        Reply read = replica.get("kv/o");
        fleet.redis().resume();

        assertThat(key.line()).isEqualTo("500 raft apply failed: leadership lost while committing log");
        assertThat(key.header("Session-Outcome")).contains("unknown");
        assertThat(ended.status()).isEqualTo(500);
        assertThat(read.line()).isEqualTo("500 No cluster leader");
        assertThat(read.header("Session-Outcome")).isEmpty();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> replica.get("kv/o").status() == 200);

        fleet.redis().kill9();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            Reply refused = replica.put("kv/o", "x");
            return refused.body().equals("No cluster leader")
                    && refused.header("Session-Outcome").equals(java.util.Optional.of("not-done"));
        });
        fleet.redis().restart();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> replica.get("kv/o").status() == 200);
    }
}
