package io.sessionsuite.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;

/**
 * One request and what it must be answered with.
 *
 * @param expectedStart how the answer begins
 */
record Shot(
        HttpMethod method,
        String path,
        Map<String, String> headers,
        Buffer body,
        int expectedStatus,
        String expectedStart) {

    static Shot get(String path, Map<String, String> headers) {
        return new Shot(HttpMethod.GET, path, headers, Buffer.buffer(), 200, "");
    }

    static Shot post(String path, Map<String, String> headers, String body) {
        return new Shot(HttpMethod.POST, path, headers, Buffer.buffer(body), 200, "");
    }

    static Shot put(String path, Map<String, String> headers, String body) {
        return new Shot(HttpMethod.PUT, path, headers, Buffer.buffer(body), 200, "");
    }

    static Shot delete(String path, Map<String, String> headers) {
        return new Shot(HttpMethod.DELETE, path, headers, Buffer.buffer(), 200, "");
    }

    Shot expecting(int status) {
        return new Shot(method, path, headers, body, status, expectedStart);
    }

    Shot expecting(String start) {
        return new Shot(method, path, headers, body, expectedStatus, start);
    }

    /** What is wrong with an answer; empty: nothing. */
    String failure(int status, Buffer answer) {
        if (status != expectedStatus) {
            return Integer.toString(status);
        }
        return answer.toString().startsWith(expectedStart) ? "" : status + " of another content";
    }
}
