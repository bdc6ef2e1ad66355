package io.sessionsuite.coordination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClientConnectionsTest {

    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @BeforeEach
    void start() {
        ClientConnections connections = new ClientConnections(2);
        server = vertx.createHttpServer()
                .requestHandler(request -> answer(request, connections.admit(request.connection())))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    @DisplayName("an address has as many connections as allowed; one that is closed makes room")
    void limit() throws IOException {
        try (Socket first = connect();
                Socket third = connect()) {
            try (Socket second = connect()) {
                assertThat(ask(first)).startsWith("HTTP/1.1 200");
                assertThat(ask(second)).startsWith("HTTP/1.1 200");
                assertThat(ask(third)).startsWith("HTTP/1.1 429");
                assertThat(ask(first)).startsWith("HTTP/1.1 200");
            }
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(ask(third)).startsWith("HTTP/1.1 200"));
        }
    }

    @Test
    @DisplayName("without a limit nothing is counted")
    void none() {
        assertThat(new ClientConnections(0).admit(null)).isTrue();
    }

    private static void answer(HttpServerRequest request, boolean admitted) {
        request.response().setStatusCode(admitted ? 200 : 429).end();
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    }

    private static String ask(Socket socket) throws IOException {
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        byte[] answer = new byte[1024];
        int length = socket.getInputStream().read(answer);
        return new String(answer, 0, length, StandardCharsets.US_ASCII);
    }
}
