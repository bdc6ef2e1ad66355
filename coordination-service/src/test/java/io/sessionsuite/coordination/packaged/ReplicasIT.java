package io.sessionsuite.coordination.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.MethodName.class)
class ReplicasIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static Fleet fleet;

    @BeforeAll
    static void start() {
        fleet = Fleet.of(2, Map.of("coordination.session.outage-grace", "500ms"));
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @Test
    @DisplayName("K-170 watcher on one replica, writer on the other; its stream cut: nothing is lost")
    void a_watchersOnOtherReplica() {
        Replica watcher = fleet.replica(0).in("k170");
        Replica writer = fleet.replica(1).in("k170");
        long index = watcher.get("kv/a").index();
        for (int round = 0; round < 20; round++) {
            CompletableFuture<Reply> watch = watcher.getLater("kv/a?wait=30s&index=" + index);
            if (round % 5 == 4) {
                awaitParked(1);
                fleet.redis().command("CLIENT", "KILL", "TYPE", "normal");
            }
            assertThat(retried(() -> writer.put("kv/a", "v" + System.nanoTime()))
                            .line())
                    .isEqualTo("200 true");
            Reply seen = get(watch);
            assertThat(seen.status()).as("round %d: %s", round, seen.line()).isEqualTo(200);
            assertThat(seen.index()).isGreaterThan(index);
            index = seen.index();
        }
    }

    @Test
    @DisplayName("K-077 the replica that made a session is killed: another one renews, ends and destroys")
    void b_makerKilled() {
        Replica first = fleet.replica(0).in("k077");
        Replica other = fleet.replica(1).in("k077");
        String expires = first.session("{\"TTL\":\"1s\"}");
        String renewed = first.session("{\"TTL\":\"30s\"}");
        String destroyed = first.session("{}");
        first.put("kv/a?acquire=" + expires, "v");
        fleet.process(0).kill();

        assertThat(other.put("session/renew/" + renewed).status()).isEqualTo(200);
        assertThat(other.put("session/destroy/" + destroyed).line()).isEqualTo("200 true");
        Awaitility.await()
                .atMost(SOON)
                .until(() -> !other.get("kv/a").json().get(0).has("Session"));
        assertThat(other.get("session/list").json().findValuesAsText("ID")).containsExactly(renewed);
        fleet.startAgain(0);
    }

    @Test
    @DisplayName("K-078 all replicas and Redis start anew: everything is still there, no index went back")
    void c_everythingRestarts() {
        Replica before = fleet.replica(0).in("k078");
        before.put(
                "catalog/register",
                "{\"Node\":\"n\",\"Address\":\"10.0.0.1\",\"Check\":{\"Name\":\"c\",\"Status\":\"passing\"}}");
        String session = before.session("{\"Node\":\"n\",\"NodeChecks\":[\"c\"],\"LockDelay\":\"60s\"}");
        String gone = before.session("{\"LockDelay\":\"60s\"}");
        before.put("kv/p/held?acquire=" + session, "v");
        before.put("kv/delayed?acquire=" + gone, "v");
        before.put("session/destroy/" + gone);
        before.put("kv/p/dead", "v");
        before.delete("kv/p/dead");
        before.put("kv/q", "v");
        List<String> paths = List.of("session/list", "kv/?recurse", "kv/p/?recurse", "health/node/n");
        List<Reply> expected = paths.stream().map(before::get).toList();

        fleet.process(0).kill();
        fleet.process(1).kill();
        fleet.redis().kill9();
        fleet.redis().restart();
        fleet.startAgain(0);
        fleet.startAgain(1);

        Replica after = fleet.replica(1).in("k078");
        for (int i = 0; i < paths.size(); i++) {
            Reply reply = after.get(paths.get(i));
            assertThat(reply.body()).isEqualTo(expected.get(i).body());
            assertThat(reply.index()).as(paths.get(i)).isEqualTo(expected.get(i).index());
        }
        assertThat(after.put("kv/delayed?acquire=" + session).header("X-Session-Refused"))
                .contains("lock-delay");
        after.put("kv/q", "w");
        assertThat(after.get("kv/q").index()).isGreaterThan(expected.get(1).index());
    }

    @Test
    @DisplayName("K-079 an outage longer than the TTL takes no session; then time runs again")
    void d_outageTakesNothing() {
        Replica replica = fleet.replica(0).in("k079");
        String session = replica.session("{\"TTL\":\"1s\"}");
        replica.put("kv/a?acquire=" + session, "v");
        Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> true);
        fleet.redis().kill9();
        Awaitility.await().pollDelay(Duration.ofSeconds(4)).atMost(SOON).until(() -> true);
        fleet.redis().restart();

        Reply alive = retried(() -> replica.get("session/info/" + session));
        assertThat(alive.json()).hasSize(1);
        assertThat(replica.put("session/renew/" + session).status()).isEqualTo(200);
        assertThat(replica.get("kv/a").json().get(0).path("Session").asText()).isEqualTo(session);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> replica.get("session/list").json().isEmpty());
    }

    @Test
    @DisplayName("K-171 a parked request outlasts a short outage and sees the change; a long one ends it with 500")
    void e_parkedThroughOutage() {
        Replica replica = fleet.replica(0).in("k171");
        replica.put("kv/a", "v");
        String path = "kv/a?wait=50s&index=" + replica.get("kv/a").index();
        CompletableFuture<Reply> patient = replica.getLater(path);
        awaitParked(1);
        fleet.redis().kill9();
        fleet.redis().restart();
        assertThat(retried(() -> replica.put("kv/a", "w")).line()).isEqualTo("200 true");
        assertThat(get(patient).body()).contains("\"Value\":\"dw==\"");

        CompletableFuture<Reply> unlucky =
                replica.getLater("kv/a?wait=50s&index=" + replica.get("kv/a").index());
        awaitParked(1);
        long start = System.nanoTime();
        fleet.redis().kill9();
        Reply refused = get(unlucky);
        fleet.redis().restart();
        assertThat(refused.line()).isEqualTo("500 No cluster leader");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(6));
        retried(() -> replica.get("kv/a"));
    }

    @Test
    @DisplayName("K-169 a replica that stops answers its parked requests first")
    void f_shutdownAnswersParked() {
        Replica replica = fleet.replica(0).in("k169");
        replica.put("kv/a", "v");
        long index = replica.get("kv/a").index();
        List<CompletableFuture<Reply>> watches = List.of(
                replica.getLater("kv/a?wait=50s&index=" + index),
                replica.getLater("kv/none?wait=50s&index=" + index),
                replica.getLater("session/list?wait=50s&index=" + index));
        awaitParked(3);

        CompletableFuture<Void> stopped =
                CompletableFuture.runAsync(() -> fleet.process(0).stop());
        for (CompletableFuture<Reply> watch : watches) {
            Reply early = get(watch);
            assertThat(early.status()).isIn(200, 404);
            assertThat(early.header("X-Session-Woken-By")).contains("shutdown");
        }
        stopped.orTimeout(30, TimeUnit.SECONDS).join();
        fleet.startAgain(0);
    }

    private static void awaitParked(int number) {
        Awaitility.await().atMost(SOON).until(() -> parked() >= number);
    }

    private static double parked() {
        Replica management = new Replica(fleet.process(0).management(), "");
        String metrics = management.get("../q/metrics").body();
        return metrics.lines()
                .filter(line -> line.startsWith("coordination_blocking_parked"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static Reply retried(java.util.concurrent.Callable<Reply> call) {
        return Awaitility.await().atMost(SOON).ignoreExceptions().until(call, reply -> reply.status() == 200);
    }

    private static Reply get(CompletableFuture<Reply> reply) {
        return reply.orTimeout(30, TimeUnit.SECONDS).join();
    }
}
