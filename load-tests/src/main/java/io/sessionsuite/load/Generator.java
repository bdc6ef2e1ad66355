package io.sessionsuite.load;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Runs rounds against a contender, all connections on one event loop. */
final class Generator {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final int connections;

    Generator(Vertx vertx, int connections) {
        this.vertx = vertx;
        this.connections = connections;
    }

    int connections() {
        return connections;
    }

    /** Each connection busy with one request after the other: finds throughput, not honest latency. */
    Round closedLoop(Contender contender, Duration length) {
        return run(contender, length, lanes -> new ClosedLoop(lanes, length.toNanos()));
    }

    /** Requests at a fixed rate, whatever the answers take; latency counts from when a request was due. */
    Round openLoop(Contender contender, Duration length, double perSecond) {
        return run(contender, length, lanes -> new OpenLoop(vertx, lanes, length.toNanos(), perSecond));
    }

    /** A way to keep lanes busy. */
    interface Loop {

        void start(Promise<Void> finished);

        Tally tally();
    }

    private Round run(Contender contender, Duration length, Function<Lane[], Loop> loops) {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(connections)
                .setKeepAlive(true)
                .setPipelining(false));
        Lane[] lanes = new Lane[connections];
        for (int i = 0; i < connections; i++) {
            lanes[i] = new Lane(client, contender, i);
        }
        Loop loop = loops.apply(lanes);
        long cpuBefore = ProcessCpu.micros(contender.pids());
        long start = System.nanoTime();
        Promise<Void> finished = Promise.promise();
        vertx.getOrCreateContext().runOnContext(ready -> loop.start(finished));
        finished.future()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(length.plus(PATIENCE).toMillis(), TimeUnit.MILLISECONDS)
                .join();
        double seconds = (System.nanoTime() - start) / 1e9;
        Tally tally = loop.tally();
        double cpu = (ProcessCpu.micros(contender.pids()) - cpuBefore) / (double) Math.max(1, tally.right());
        client.close().toCompletionStage().toCompletableFuture().join();
        return new Round(tally.right() / seconds, cpu, tally);
    }
}
