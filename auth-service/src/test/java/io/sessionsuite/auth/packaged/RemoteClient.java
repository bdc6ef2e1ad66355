package io.sessionsuite.auth.packaged;

import io.sessionsuite.process.ServiceProcess;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** One client of one packaged service; no cookie jar. */
record RemoteClient(URI base, List<String> headers) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static RemoteClient of(ServiceProcess service) {
        return new RemoteClient(service.uri(), List.of());
    }

    RemoteClient with(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.addAll(List.of(name, value));
        return new RemoteClient(base, List.copyOf(more));
    }

    RemoteClient holding(String token) {
        return with("Cookie", "id=" + token);
    }

    RemoteClient basic(String name, String password) {
        String pair = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        return with("Authorization", "Basic " + pair);
    }

    /** Of the same client at another service. */
    RemoteClient at(ServiceProcess service) {
        return new RemoteClient(service.uri(), headers);
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    HttpResponse<String> login(String name, String password) {
        return send(
                "POST",
                "/api/session",
                new JsonObject().put("username", name).put("password", password).encode());
    }

    HttpResponse<String> send(String method, String path, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The token of a Set-Cookie. */
    static String token(HttpResponse<String> login) {
        if (login.statusCode() != 201) {
            throw new AssertionError("No login: " + login.statusCode() + " " + login.body());
        }
        return login.headers().firstValue("Set-Cookie").orElseThrow().replaceAll("id=([^;]*);.*", "$1");
    }

    /** The code of an answer in the Fusion dialect. */
    static String code(HttpResponse<String> answer) {
        return new JsonObject(answer.body()).getString("code");
    }
}
