package io.sessionsuite.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Requests that prepare a scenario, one after the other; each must be answered with a status below 400. */
final class Setup implements AutoCloseable {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    Setup(URI address) {
        this.address = address;
    }

    String put(String path, Map<String, String> headers, String body) {
        return send("PUT", path, headers, body).body();
    }

    String post(String path, Map<String, String> headers, String body) {
        return send("POST", path, headers, body).body();
    }

    void delete(String path, Map<String, String> headers) {
        send("DELETE", path, headers, "");
    }

    /** What the first cookie of the answer to a POST is sent back as: {@code name=value}. */
    String cookie(String path, Map<String, String> headers, String body) {
        return send("POST", path, headers, body)
                .headers()
                .firstValue("set-cookie")
                .map(line -> line.replaceFirst(";.*", ""))
                .orElseThrow(() -> new IllegalStateException("No cookie"));
    }

    HttpResponse<String> get(String path, Map<String, String> headers) {
        return send("GET", path, headers, "");
    }

    /** The token of a new login without CSRF protection. */
    String formLogin(String user, String password) {
        String prelogin = cookie(send("GET", "/index.csp", Map.of(), ""));
        String body = "z_csrf_protection=off&z_username=" + encode(user) + "&z_password=" + encode(password);
        return cookie(send(
                "POST", "/z_security_check", Map.of("cookie", "zsessionid=" + prelogin, "content-type", FORM), body));
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("set-cookie").stream()
                .filter(line -> line.startsWith("zsessionid="))
                .map(line -> line.substring("zsessionid=".length(), line.indexOf(';')))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No session cookie"));
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(String method, String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(
                        method + " " + path + " answered " + answer.statusCode() + " " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
