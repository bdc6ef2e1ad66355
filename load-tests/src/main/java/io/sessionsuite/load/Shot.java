package io.sessionsuite.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request and what it must be answered with.
 *
 * @param expectedBody the whole answer; null: not looked at
 */
record Shot(
        HttpMethod method,
        String path,
        Map<String, String> headers,
        Buffer body,
        int expectedStatus,
        @Nullable String expectedBody) {

    static Shot get(String path, Map<String, String> headers) {
        return new Shot(HttpMethod.GET, path, headers, Buffer.buffer(), 200, null);
    }

    static Shot post(String path, Map<String, String> headers, String body) {
        return new Shot(HttpMethod.POST, path, headers, Buffer.buffer(body), 200, null);
    }

    static Shot put(String path, Map<String, String> headers, String body) {
        return new Shot(HttpMethod.PUT, path, headers, Buffer.buffer(body), 200, null);
    }

    static Shot delete(String path, Map<String, String> headers) {
        return new Shot(HttpMethod.DELETE, path, headers, Buffer.buffer(), 200, null);
    }

    Shot expecting(int status) {
        return new Shot(method, path, headers, body, status, expectedBody);
    }

    Shot expecting(String answer) {
        return new Shot(method, path, headers, body, expectedStatus, answer);
    }

    boolean isMet(int status, Buffer answer) {
        return status == expectedStatus
                && (expectedBody == null || answer.toString().equals(expectedBody));
    }
}
