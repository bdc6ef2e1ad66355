package io.sessionsuite.auth.m1;

import io.sessionsuite.auth.AuthError;
import io.sessionsuite.body.BodyTooLarge;
import io.sessionsuite.body.RequestBodyException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An answer of this dialect: 204, data, or {@code {"message","status"}} (auth 2).
 *
 * @param body empty for none
 */
record M1Answer(int status, List<Map.Entry<String, String>> headers, Buffer body) {

    private static final List<Map.Entry<String, String>> ALWAYS =
            List.of(Map.entry("Cache-Control", "no-store"), Map.entry("X-Content-Type-Options", "nosniff"));

    M1Answer {
        headers = List.copyOf(headers);
    }

    static M1Answer done() {
        return new M1Answer(204, ALWAYS, Buffer.buffer());
    }

    static M1Answer json(Object data) {
        return json(200, data);
    }

    /** The bare text, no line end. */
    static M1Answer text(String text) {
        return new M1Answer(200, ALWAYS, Buffer.buffer(text)).with("Content-Type", "text/plain");
    }

    static M1Answer refused(M1Refusal refusal) {
        M1Answer answer = error(refusal.status(), String.valueOf(refusal.getMessage()));
        Long seconds = refusal.retryAfterSeconds();
        return seconds == null ? answer : answer.with("Retry-After", seconds.toString());
    }

    static M1Answer refused(AuthError error) {
        String message = String.valueOf(error.getMessage());
        return switch (error) {
            case AuthError.Invalid invalid -> error(400, "invalid parameter " + invalid.parameter() + ": " + message);
            case AuthError.Forbidden forbidden -> error(403, message);
            case AuthError.Missing missing -> error(404, message);
            case AuthError.Conflict conflict -> error(409, message);
            case AuthError.Stale stale -> error(409, message);
            case AuthError.Unavailable unavailable ->
                refused(M1Refusal.unavailable()).with("Session-Outcome", unavailable.outcome());
        };
    }

    static M1Answer refused(RequestBodyException unreadable) {
        return unreadable instanceof BodyTooLarge ? error(413, "body too large") : error(400, "body unreadable");
    }

    static M1Answer error(int status, String message) {
        return json(status, new JsonObject().put("message", message).put("status", status));
    }

    /** Only 401 and 403 stay what they are, every other error becomes 500 (auth.m1.documented-statuses). */
    M1Answer withDocumentedStatus() {
        boolean documented = status < 400 || status == 401 || status == 403 || status == 500;
        if (documented) {
            return this;
        }
        return new M1Answer(
                500, headers, new JsonObject(body).put("status", 500).toBuffer());
    }

    M1Answer with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new M1Answer(status, more, body);
    }

    Response toResponse() {
        Response.ResponseBuilder response = Response.status(status);
        headers.forEach(header -> response.header(header.getKey(), header.getValue()));
        return (body.length() == 0 ? response : response.entity(body)).build();
    }

    void send(HttpServerResponse response) {
        response.setStatusCode(status);
        headers.forEach(header -> response.headers().add(header.getKey(), header.getValue()));
        response.end(body);
    }

    private static M1Answer json(int status, Object data) {
        return new M1Answer(status, ALWAYS, Json.encodeToBuffer(data)).with("Content-Type", "application/json");
    }
}
