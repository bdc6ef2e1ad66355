package io.sessionsuite.store;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** An answer of this dialect: 204, data, or {@code {"message","status"}} (store 2, 4). */
public final class StoreAnswer {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private StoreAnswer(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    /** 204. */
    public static StoreAnswer done() {
        return new StoreAnswer(204, Map.of(), new byte[0]);
    }

    /** 200 with JSON as written here. */
    public static StoreAnswer json(String text) {
        return new StoreAnswer(200, Map.of("Content-Type", "application/json"), text.getBytes(StandardCharsets.UTF_8));
    }

    /** 200 with the bare text, no line end. */
    public static StoreAnswer text(String text) {
        return new StoreAnswer(
                200, Map.of("Content-Type", "text/plain;charset=UTF-8"), text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param documentedStatuses whether every error but 401 and 403 becomes 500 */
    public static StoreAnswer refused(StoreError error, boolean documentedStatuses) {
        int status = error.code().status();
        int told = documentedStatuses && status != 401 && status != 403 ? 500 : status;
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json");
        if (status == 503) {
            headers.put("Retry-After", "1");
            headers.put(
                    "Session-Outcome",
                    error instanceof StoreError.Unavailable unavailable ? unavailable.outcome() : "not-done");
        }
        String body = new JsonObject()
                .put("message", error.text())
                .put("status", told)
                .encode();
        return new StoreAnswer(told, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with one header more. */
    public StoreAnswer with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new StoreAnswer(status, more, body);
    }

    public Response toResponse() {
        Response.ResponseBuilder response = Response.status(status).header("Cache-Control", "no-store");
        headers.forEach(response::header);
        return (body.length == 0 ? response : response.entity(body)).build();
    }

    public void send(HttpServerResponse response) {
        response.setStatusCode(status).putHeader("Cache-Control", "no-store");
        headers.forEach(response::putHeader);
        response.end(io.vertx.core.buffer.Buffer.buffer(body));
    }
}
