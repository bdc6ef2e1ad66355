package io.sessionsuite.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;

/** Keeps a number of connections busy, each with one request after the other: finds throughput, not honest latency. */
final class ClosedLoop {

    private final Vertx vertx;
    private final int connections;

    ClosedLoop(Vertx vertx, int connections) {
        this.vertx = vertx;
        this.connections = connections;
    }

    Round run(Target target, Duration length) {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(connections)
                .setKeepAlive(true)
                .setPipelining(false));
        Run run = new Run(target, client, System.nanoTime() + length.toNanos());
        long cpuBefore = ProcessCpu.micros(target.pid());
        long start = System.nanoTime();
        Promise<Void> finished = Promise.promise();
        run.left.set(connections);
        for (int i = 0; i < connections; i++) {
            vertx.runOnContext(context -> run.next(finished));
        }
        finished.future()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(2, TimeUnit.MINUTES)
                .join();
        double seconds = (System.nanoTime() - start) / 1e9;
        long answers = run.histogram.getTotalCount();
        double cpu = (ProcessCpu.micros(target.pid()) - cpuBefore) / (double) Math.max(1, answers);
        client.close().toCompletionStage().toCompletableFuture().join();
        return new Round(answers / seconds, cpu, run.errors.get(), run.histogram);
    }

    private static final class Run {
        private final Target target;
        private final HttpClient client;
        private final long endNanos;
        private final AtomicLong number = new AtomicLong();
        private final AtomicLong left = new AtomicLong();
        private final AtomicLong errors = new AtomicLong();
        private final ConcurrentHistogram histogram = new ConcurrentHistogram(60_000_000, 3);

        Run(Target target, HttpClient client, long endNanos) {
            this.target = target;
            this.client = client;
            this.endNanos = endNanos;
        }

        void next(Promise<Void> finished) {
            long start = System.nanoTime();
            if (start >= endNanos) {
                if (left.decrementAndGet() == 0) {
                    finished.complete();
                }
                return;
            }
            Shot shot = target.shots().apply(number.getAndIncrement());
            fire(shot).onComplete(answer -> {
                histogram.recordValue((System.nanoTime() - start) / 1000);
                if (answer.failed() || answer.result() != shot.expectedStatus()) {
                    errors.incrementAndGet();
                }
                next(finished);
            });
        }

        private Future<Integer> fire(Shot shot) {
            RequestOptions options = new RequestOptions()
                    .setHost(target.uri().getHost())
                    .setPort(target.uri().getPort())
                    .setMethod(HttpMethod.valueOf(shot.method()))
                    .setURI(shot.path());
            shot.headers().forEach(options::putHeader);
            return client.request(options)
                    .compose(request -> request.send(Buffer.buffer(shot.body())))
                    .compose(response -> response.body().map(body -> response.statusCode()));
        }
    }
}
