package io.sessionsuite.acceptance;

import io.sessionsuite.acceptance.Deployment.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One HTTP client with a cookie jar that honours cookie paths and ignores hosts, as behind one gateway. */
final class Client {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Deployment deployment;
    private final Map<String, Cookie> jar = new LinkedHashMap<>();

    Client(Deployment deployment) {
        this.deployment = deployment;
    }

    private record Cookie(String value, String path) {}

    /** Where the next request to that service would go. */
    URI origin(Service service) {
        return deployment.next(service);
    }

    Answer get(Service service, String path, String... headers) {
        return send(HttpRequest.newBuilder(origin(service).resolve(path)).GET(), path, headers);
    }

    Answer delete(Service service, String path, String... headers) {
        return send(HttpRequest.newBuilder(origin(service).resolve(path)).DELETE(), path, headers);
    }

    Answer json(Service service, String path, String body, String... headers) {
        return send(post(service, path, "application/json", body), path, headers);
    }

    /** Posts name, value, name, value … urlencoded. */
    Answer form(Service service, String path, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(post(service, path, "application/x-www-form-urlencoded", body), path, headers);
    }

    Answer send(String method, Service service, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(origin(service).resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return send(request, path, headers);
    }

    /** The value of a cookie the jar holds, or the empty string. */
    String cookie(String name) {
        Cookie cookie = jar.get(name);
        return cookie == null ? "" : cookie.value();
    }

    /** A client with a copy of this jar. */
    Client copy() {
        Client copy = new Client(deployment);
        copy.jar.putAll(jar);
        return copy;
    }

    private HttpRequest.Builder post(Service service, String path, String type, String body) {
        return HttpRequest.newBuilder(origin(service).resolve(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private Answer send(HttpRequest.Builder request, String path, String... headers) {
        String cookies = jar.entrySet().stream()
                .filter(entry -> path.startsWith(entry.getValue().path()))
                .map(entry -> entry.getKey() + "=" + entry.getValue().value())
                .collect(Collectors.joining("; "));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = HTTP.send(
                    request.timeout(Duration.ofSeconds(20)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        String[] parts = setCookie.split(";");
        int equals = parts[0].indexOf('=');
        String name = parts[0].substring(0, equals);
        String path = "/";
        boolean gone = false;
        for (String part : parts) {
            String attribute = part.strip();
            path = attribute.startsWith("Path=") ? attribute.substring(5) : path;
            gone |= attribute.equals("Max-Age=0");
        }
        if (gone) {
            jar.remove(name);
        } else {
            jar.put(name, new Cookie(parts[0].substring(equals + 1), path));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
