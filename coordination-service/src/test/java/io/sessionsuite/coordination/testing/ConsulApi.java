package io.sessionsuite.coordination.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A caller of the service under test: one token, one namespace, plain HTTP. */
public record ConsulApi(String token, String namespace) {

    public static final String MANAGEMENT = "11111111-2222-4333-8444-555555555555";

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Without a token, in a namespace nobody else uses. */
    public static ConsulApi somewhere() {
        return new ConsulApi("", "t-" + UUID.randomUUID());
    }

    /** Without token and namespace. */
    public static ConsulApi plain() {
        return new ConsulApi("", "");
    }

    public ConsulApi as(String otherToken) {
        return new ConsulApi(otherToken, namespace);
    }

    public ConsulApi asManagement() {
        return as(MANAGEMENT);
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public CompletableFuture<Reply> getLater(String path) {
        return HTTP.sendAsync(request(path).GET().build(), BodyHandlers.ofString())
                .thenApply(Reply::new);
    }

    public Reply put(String path, String body) {
        return send(request(path).PUT(BodyPublishers.ofString(body)));
    }

    public Reply put(String path) {
        return send(request(path).PUT(BodyPublishers.noBody()));
    }

    public Reply delete(String path) {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/v1/" + path))
                .timeout(Duration.ofSeconds(20));
        if (!token.isEmpty()) {
            request.header("X-Consul-Token", token);
        }
        if (!namespace.isEmpty()) {
            request.header("X-Consul-Namespace", namespace);
        }
        return request;
    }

    private static Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Reply(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        /** {@code 403 text}: status and body in one. */
        public String line() {
            return status() + " " + body();
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body());
            } catch (JsonProcessingException e) {
                throw new AssertionError(line(), e);
            }
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        public long index() {
            return Long.parseLong(header("X-Consul-Index").orElseThrow());
        }
    }
}
