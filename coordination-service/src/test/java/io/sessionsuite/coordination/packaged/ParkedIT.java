package io.sessionsuite.coordination.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many parked requests over few HTTP/2 connections. */
class ParkedIT {

    private static final int MANY = 10_000;
    private static final int BATCH = 500;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static Fleet fleet;
    private static Vertx vertx;

    private HttpClient client;
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @BeforeAll
    static void start() {
        fleet = Fleet.of(
                1,
                Map.of(
                        "coordination.blocking.max-parked", "10500",
                        "coordination.blocking.max-namespaces", "2",
                        "coordination.redis.max-queue", "20000"));
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        fleet.close();
    }

    @BeforeEach
    void connect() {
        client = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setHttp2MaxPoolSize(120)
                .setHttp2MultiplexingLimit(100)
                .setMaxWaitQueueSize(-1));
    }

    @AfterEach
    void disconnect() {
        client.close().toCompletionStage().toCompletableFuture().join();
        Awaitility.await().atMost(SOON).until(() -> metric("coordination_blocking_parked") == 0);
    }

    @Test
    @DisplayName("K-290 ten thousand parked: a change wakes its own watcher and nobody else, on the threads there were")
    void wakesOne() {
        Replica replica = fleet.replica(0).in("parked");
        replica.put("kv/first", "v");
        long index = replica.get("kv/first").index();
        parkMany(MANY, i -> "kv/watched/" + i, index);
        awaitQuiet();
        double rereads = metric("coordination_blocking_rereads_total");
        double threads = metric("jvm_threads_live_threads");

        replica.put("kv/watched/77", "v");
        Awaitility.await().atMost(SOON).until(() -> answered.get() == 1);
        replica.put("kv/watched/78", "v");
        Awaitility.await().atMost(SOON).until(() -> answered.get() == 2);
        assertThat(metric("coordination_blocking_rereads_total") - rereads).isEqualTo(2);
        assertThat(metric("coordination_blocking_parked")).isEqualTo(MANY - 2);
        assertThat(metric("jvm_threads_live_threads") - threads).isLessThan(10);
        assertThat(refused).hasValue(0);
    }

    @Test
    @DisplayName("K-290 a thousand watchers of one key share one read and are told at once")
    void wakesTogether() {
        Replica replica = fleet.replica(0).in("parked");
        replica.put("kv/one", "v");
        long index = replica.get("kv/one").index();
        parkMany(1_000, i -> "kv/one", index);
        awaitQuiet();
        double rereads = metric("coordination_blocking_rereads_total");

        replica.put("kv/one", "w");
        Awaitility.await().atMost(SOON).until(() -> answered.get() == 1_000);
        assertThat(metric("coordination_blocking_rereads_total") - rereads).isEqualTo(1);
    }

    @Test
    @DisplayName("K-292 one more than may be parked, and one more namespace, are refused")
    void limits() {
        Replica replica = fleet.replica(0).in("parked");
        replica.put("kv/limit", "v");
        long index = replica.get("kv/limit").index();
        parkMany(10_500, i -> "kv/limit", index);
        Reply more = replica.get("kv/limit?wait=1s&index=" + index);
        assertThat(more.line()).isEqualTo("500 Too many blocking queries");
        assertThat(more.header("Retry-After")).contains("1");
        assertThat(replica.get("kv/limit").status()).isEqualTo(200);
        disconnect();
        connect();

        park("parked", "kv/a", index);
        park("parked-2", "kv/a", 1);
        Awaitility.await().atMost(SOON).until(() -> metric("coordination_blocking_parked") == 2);
        assertThat(fleet.replica(0).in("parked-3").get("kv/a?wait=1s&index=1").line())
                .isEqualTo("500 Too many blocking queries");
        assertThat(fleet.replica(0).in("parked-2").get("kv/a?wait=1ms&index=1").status())
                .isEqualTo(404);
    }

    /** Some at a time: what all of them would read at once would not be answered in time. */
    private void parkMany(int count, IntFunction<String> path, long index) {
        for (int i = 0; i < count; i++) {
            int parked = i + 1;
            park("parked", path.apply(i), index);
            if (parked % BATCH == 0 || parked == count) {
                Awaitility.await().atMost(SOON).until(() -> metric("coordination_blocking_parked") == parked);
            }
        }
    }

    /** The follower of the namespace has begun: until then those who came before it are read again. */
    private static void awaitQuiet() {
        AtomicReference<Double> last = new AtomicReference<>(-1.0);
        Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(500)).until(() -> {
            double now = metric("coordination_blocking_rereads_total");
            return last.getAndSet(now) == now;
        });
    }

    private void park(String namespace, String path, long index) {
        String target = "/v1/" + path + "?wait=5m&ns=" + namespace + "&index=" + index;
        client.request(HttpMethod.GET, fleet.replica(0).uri().getPort(), "127.0.0.1", target)
                .compose(request ->
                        request.send().compose(HttpClientResponse::body).map(request))
                .onSuccess(done -> answered.incrementAndGet())
                .onFailure(failure -> refused.incrementAndGet());
    }

    private static double metric(String name) {
        String metrics = new Replica(fleet.process(0).management(), "")
                .get("../q/metrics")
                .body();
        return metrics.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
