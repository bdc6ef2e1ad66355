package io.sessionsuite.store.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.process.RawHttp;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Answers on a real connection. */
class AnswerStreamTest {

    private static final byte[] BLOCK = new byte[64 << 10];

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        pool.shutdown();
    }

    private static final class Pages implements Blocks {
        private final int pages;
        private final int failing;
        private final AtomicInteger given = new AtomicInteger();
        private final AtomicBoolean closed = new AtomicBoolean();

        Pages(int pages, int failing) {
            this.pages = pages;
            this.failing = failing;
        }

        @Override
        public String contentType() {
            return "application/json";
        }

        @Override
        public long count() {
            return pages;
        }

        @Override
        public Block first() {
            return next();
        }

        @Override
        public Block next() {
            int page = given.incrementAndGet();
            if (page == failing) {
                throw new IllegalStateException("the disk is gone");
            }
            return new Block(Buffer.buffer(BLOCK), page == pages);
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }

    private <T> Uni<T> run(Supplier<T> step) {
        return Uni.createFrom().item(step).runSubscriptionOn(pool);
    }

    private RawHttp serve(Pages pages) {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> {
                    Cancellable unused = new AnswerStream(this::run, request.response())
                            .send(pages)
                            .subscribe()
                            .with(done -> {}, failure -> request.response().reset());
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return new RawHttp(URI.create("http://127.0.0.1:" + server.actualPort()));
    }

    @Test
    void anAnswerOfManyBlocksIsWhole() {
        Pages pages = new Pages(40, 0);
        try (RawHttp http = serve(pages)) {
            assertThat(http.get("/").text()).hasSize(40 * BLOCK.length);
        }
        Awaitility.await().untilTrue(pages.closed);
    }

    @Test
    @DisplayName("S-161 a stream that fails closes the connection")
    void failure() {
        Pages pages = new Pages(40, 7);
        try (RawHttp http = serve(pages)) {
            assertThatThrownBy(() -> http.get("/")).isInstanceOf(UncheckedIOException.class);
            assertThat(http.isClosedByServer()).isTrue();
        }
        Awaitility.await().untilTrue(pages.closed);
    }

    @Test
    @DisplayName("S-066 a slow reader gets the first bytes before the last item is read")
    void slowReader() {
        Pages pages = new Pages(1_000, 0);
        try (RawHttp http = serve(pages)) {
            http.send("GET", "/", List.of(), new byte[0]);
            Awaitility.await().until(() -> pages.given.get() > 5);
            Awaitility.await()
                    .during(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> pages.given.get() < 500);
            assertThat(http.receive(true).text()).hasSize(1_000 * BLOCK.length);
        }
    }

    @Test
    void aClientThatGoesEndsTheReading() {
        Pages pages = new Pages(100_000, 0);
        try (RawHttp http = serve(pages)) {
            http.send("GET", "/", List.of(), new byte[0]);
            Awaitility.await().until(() -> pages.given.get() > 5);
        }
        Awaitility.await().untilTrue(pages.closed);
        assertThat(pages.given).hasValueLessThan(100_000);
    }
}
