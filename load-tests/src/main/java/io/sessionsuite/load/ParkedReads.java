package io.sessionsuite.load;

import io.sessionsuite.process.ServiceProcess;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Parks very many blocking reads on a service with 1 GiB of heap, a thousand of them on one key, changes that key and
 * looks who wakes, how fast, and whether anybody else was read again. Size: {@code -Dload.parked=100000}.
 */
final class ParkedReads implements Experiment {

    private static final String HOT = "/v1/kv/parked/hot";
    private static final int WATCHERS = 1_000;
    private static final int BATCH = 500;
    private static final String REREADS = "coordination_blocking_rereads_total";
    private static final int WARM_UPS = 3;
    private static final int CHANGES = 5;

    @Override
    public String name() {
        return "parked";
    }

    @Override
    public List<Finding> run(Ground ground, Vertx vertx) {
        int parked = Sizes.of("parked", 100_000);
        ServiceProcess service = ground.process("coordination-service");
        long before = Metrics.residentMebibytes(service);
        try (Multiplexed client = new Multiplexed(vertx, service.uri())) {
            Multiplexed.get(client.send(HttpMethod.PUT, HOT, "0"));
            String index = Multiplexed.get(client.send(HttpMethod.GET, HOT, "")).header("X-Consul-Index");
            AtomicInteger others = new AtomicInteger();
            park(client, service, index, parked - WATCHERS, others);
            long resident = Metrics.residentMebibytes(service);
            for (int i = 0; i < WARM_UPS; i++) {
                change(client, service, parked, new ConcurrentHistogram(60_000_000, 3));
            }
            double rereads = Metrics.sum(service, REREADS);
            ConcurrentHistogram micros = new ConcurrentHistogram(60_000_000, 3);
            for (int i = 0; i < CHANGES; i++) {
                change(client, service, parked, micros);
            }
            double more = Metrics.sum(service, REREADS) - rereads;
            return List.of(
                    new Finding(name(), "blocking reads parked", Integer.toString(parked), "100000 on 1 GiB heap"),
                    new Finding(
                            name(),
                            "resident memory before, parked",
                            before + " MiB, " + resident + " MiB",
                            "heap 1 GiB"),
                    new Finding(
                            name(),
                            "1,000 watchers of one key answered, p50 / p99",
                            "%.1f / %.1f ms"
                                    .formatted(
                                            micros.getValueAtPercentile(50) / 1000.0,
                                            micros.getValueAtPercentile(99) / 1000.0),
                            "p99 < 50 ms"),
                    new Finding(name(), "others answered", Integer.toString(others.get()), "0"),
                    new Finding(name(), "re-reads for " + CHANGES + " changes", "%.0f".formatted(more), "5"));
        }
    }

    private static void park(
            Multiplexed client, ServiceProcess service, String index, int count, AtomicInteger answered) {
        for (int i = 0; i < count; i++) {
            var unused = client.send(HttpMethod.GET, "/v1/kv/parked/" + i + "?wait=10m&index=" + index, "")
                    .onComplete(answer -> answered.incrementAndGet());
            if (i % BATCH == BATCH - 1) {
                await(service, i + 1);
            }
        }
        await(service, count);
        answered.set(0);
    }

    private static void change(Multiplexed client, ServiceProcess service, int parked, ConcurrentHistogram micros) {
        String index = Multiplexed.get(client.send(HttpMethod.GET, HOT, "")).header("X-Consul-Index");
        List<Future<Long>> watchers = new ArrayList<>();
        for (int i = 0; i < WATCHERS; i++) {
            watchers.add(client.send(HttpMethod.GET, HOT + "?wait=10m&index=" + index, "")
                    .map(answer -> System.nanoTime()));
        }
        await(service, parked);
        long start = System.nanoTime();
        Multiplexed.get(client.send(HttpMethod.PUT, HOT, "changed at " + start));
        for (Future<Long> watcher : watchers) {
            micros.recordValue(Math.max(0, Multiplexed.get(watcher) - start) / 1000);
        }
    }

    private static void await(ServiceProcess service, int parked) {
        long end = System.nanoTime() + 120_000_000_000L;
        while (Metrics.sum(service, "coordination_blocking_parked") < parked) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Not parked within two minutes: " + parked);
            }
            LockSupport.parkNanos(50_000_000);
        }
    }
}
