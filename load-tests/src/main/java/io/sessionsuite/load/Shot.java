package io.sessionsuite.load;

import java.util.Map;

/** One request of a scenario and the status it must be answered with. */
record Shot(String method, String path, Map<String, String> headers, String body, int expectedStatus) {

    static Shot get(String path, Map<String, String> headers) {
        return new Shot("GET", path, headers, "", 200);
    }

    static Shot post(String path, Map<String, String> headers, String body) {
        return new Shot("POST", path, headers, body, 200);
    }
}
