package io.sessionsuite.load;

import io.sessionsuite.process.ServiceProcess;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Sessions with TTLs of 1 to 5 s, multiplier 1.0, each holding a key that somebody watches: how long after its end the
 * lock is seen free. Counted from the answer to the session's creation, so a figure is never too small by more than
 * that answer took. Size: {@code -Dload.sessions=10000}.
 */
final class Expiry implements Experiment {

    private static final int AT_ONCE = 100;
    private static final String HELD = "\"Session\"";

    private final ConcurrentHistogram lateMicros = new ConcurrentHistogram(60_000_000, 3);
    private final AtomicInteger early = new AtomicInteger();

    @Override
    public String name() {
        return "expiry";
    }

    @Override
    public List<Finding> run(Ground ground, Vertx vertx) {
        int sessions = Sizes.of("sessions", 10_000);
        ServiceProcess service = ground.process("coordination-service");
        Semaphore places = new Semaphore(AT_ONCE);
        try (Multiplexed client = new Multiplexed(vertx, service.uri())) {
            List<Future<Void>> lives = new ArrayList<>();
            for (int i = 0; i < sessions; i++) {
                places.acquireUninterruptibly();
                lives.add(life(client, i, 1_000 + i % 5 * 1_000, places));
            }
            lives.forEach(Multiplexed::get);
        }
        return List.of(
                new Finding(name(), "sessions that ended early", Integer.toString(early.get()), "0"),
                new Finding(
                        name(),
                        sessions + " sessions, lock seen free after its deadline, p50 / p99 / max",
                        "%.1f / %.1f / %.1f ms"
                                .formatted(
                                        lateMicros.getValueAtPercentile(50) / 1000.0,
                                        lateMicros.getValueAtPercentile(99) / 1000.0,
                                        lateMicros.getMaxValue() / 1000.0),
                        "p99 < 50 ms, max < 250 ms"));
    }

    private Future<Void> life(Multiplexed client, int number, int ttlMillis, Semaphore places) {
        String key = "/v1/kv/expiry/" + number;
        String body = "{\"TTL\":\"" + ttlMillis + "ms\",\"LockDelay\":\"0s\"}";
        long asked = System.nanoTime();
        return client.send(HttpMethod.PUT, "/v1/session/create", body).compose(created -> {
            long earliest = asked + ttlMillis * 1_000_000L;
            long latest = System.nanoTime() + ttlMillis * 1_000_000L;
            String session = new JsonObject(created.body()).getString("ID");
            return client.send(HttpMethod.PUT, key + "?acquire=" + session, "held")
                    .compose(taken -> client.send(HttpMethod.GET, key, ""))
                    .onComplete(ready -> places.release())
                    .compose(held -> untilFree(client, key, held))
                    .onSuccess(free -> note(earliest, latest));
        });
    }

    private Future<Void> untilFree(Multiplexed client, String key, Multiplexed.Answer seen) {
        return seen.body().toString().contains(HELD)
                ? client.send(HttpMethod.GET, key + "?wait=60s&index=" + seen.header("X-Consul-Index"), "")
                        .compose(next -> untilFree(client, key, next))
                : Future.succeededFuture();
    }

    private void note(long earliest, long latest) {
        long now = System.nanoTime();
        if (now < earliest) {
            early.incrementAndGet();
        }
        lateMicros.recordValue(Math.max(0, now - latest) / 1000);
    }
}
