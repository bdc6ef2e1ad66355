package io.sessionsuite.coordination.recipe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.RestAssured;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to the service on which some requests fail. */
final class FaultyRelay implements LockClient.Reader, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String namespace;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final AtomicInteger failing = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger passed = new AtomicInteger();

    FaultyRelay(String namespace) throws IOException {
        this.namespace = namespace;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::relay);
        server.setExecutor(workers);
        server.start();
    }

    /** The next requests are answered by 500 and never reach the service. */
    void failNext(int requests) {
        failing.set(requests);
    }

    int failed() {
        return failed.get();
    }

    int passed() {
        return passed.get();
    }

    @Override
    public Reply get(String path) {
        String host = server.getAddress().getAddress().getHostAddress();
        return new Reply(send("http://" + host + ":" + server.getAddress().getPort() + "/v1/" + path));
    }

    private void relay(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                failed.incrementAndGet();
                exchange.sendResponseHeaders(500, -1);
                return;
            }
            passed.incrementAndGet();
            HttpResponse<String> answer = send("http://localhost:" + RestAssured.port + exchange.getRequestURI());
            answer.headers().firstValue("X-Consul-Index").ifPresent(index -> exchange.getResponseHeaders()
                    .set("X-Consul-Index", index));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private HttpResponse<String> send(String uri) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .timeout(Duration.ofSeconds(20))
                .header("X-Consul-Namespace", namespace)
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
