package io.sessionsuite.coordination.packaged;

import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One replica as its callers see it. */
record Replica(URI uri, String namespace) {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** The answer never came. */
    static final class Lost extends RuntimeException {
        Lost(IOException cause) {
            super(cause);
        }
    }

    Replica in(String otherNamespace) {
        return new Replica(uri, otherNamespace);
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    CompletableFuture<Reply> getLater(String path) {
        return HTTP.sendAsync(
                        request(path).timeout(Duration.ofSeconds(60)).GET().build(), BodyHandlers.ofString())
                .thenApply(Reply::new);
    }

    Reply put(String path) {
        return send(request(path).PUT(BodyPublishers.noBody()));
    }

    Reply put(String path, String body) {
        return send(request(path).PUT(BodyPublishers.ofString(body)));
    }

    Reply delete(String path) {
        return send(request(path).DELETE());
    }

    String session(String body) {
        return put("session/create", body).json().path("ID").asText();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri.resolve("/v1/" + path)).timeout(Duration.ofSeconds(20));
        return namespace.isEmpty() ? request : request.header("X-Consul-Namespace", namespace);
    }

    private static Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new Lost(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
