package io.sessionsuite.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFactsTest {

    private static final BlockingQueue<RequestFacts> SEEN = new LinkedBlockingQueue<>();
    private static final Vertx VERTX = Vertx.vertx();

    @SuppressWarnings("NullAway.Init")
    private static HttpServer server;

    @BeforeAll
    static void open() throws Exception {
        server = get(VERTX.createHttpServer()
                .requestHandler(request -> {
                    SEEN.add(RequestFacts.of(request));
                    request.response().end();
                })
                .listen(0, "127.0.0.1"));
    }

    @AfterAll
    static void close() throws Exception {
        get(VERTX.close());
    }

    @ParameterizedTest
    @CsvSource({
        "app.example, app.example",
        "app.example:8080, app.example:8080",
        "[::1]:8080, [::1]:8080",
        "my_service:8080, my_service:8080",
        "'', ''",
    })
    void hostIsWhatTheClientNamed(String sent, String host) throws Exception {
        RequestFacts facts = seen("GET / HTTP/1.1\r\nHost: " + sent + "\r\n\r\n");
        assertThat(facts.host()).isEqualTo(host);
        assertThat(facts.scheme()).isEqualTo("http");
        assertThat(facts.peer()).hasToString("127.0.0.1");
    }

    @Test
    void requestWithoutHostHasNone() throws Exception {
        assertThat(seen("GET / HTTP/1.0\r\n\r\n").host()).isEmpty();
    }

    @Test
    void repeatedHeadersAreJoined() throws Exception {
        RequestFacts facts = seen("GET / HTTP/1.1\r\nHost: a\r\nx-forwarded-for: 1\r\nX-Forwarded-For: 2\r\n\r\n");
        assertThat(facts.header("X-FORWARDED-FOR")).isEqualTo("1, 2");
        assertThat(facts.header("Forwarded")).isEmpty();
    }

    private static RequestFacts seen(String request) throws IOException, InterruptedException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            RequestFacts facts = SEEN.poll(10, TimeUnit.SECONDS);
            assertThat(facts).isNotNull();
            return facts;
        }
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
