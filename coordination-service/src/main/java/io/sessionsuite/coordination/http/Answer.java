package io.sessionsuite.coordination.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** What a request is answered with. Header names keep their spelling on the wire. */
public final class Answer {

    static final String JSON = "application/json";
    static final String TEXT = "text/plain; charset=utf-8";
    private static final Buffer NOTHING = Buffer.buffer();

    private final int status;
    private final Buffer body;
    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();

    private Answer(int status, Buffer body) {
        this.status = status;
        this.body = body;
    }

    /** 200 with JSON; {@code ?pretty} is the frame's business. */
    public static Answer json(JsonText json) {
        return json(200, json);
    }

    public static Answer json(int status, JsonText json) {
        return new Answer(status, Buffer.buffer(json.toBytes())).with("Content-Type", JSON);
    }

    /** 200 with {@code true} or {@code false}. */
    public static Answer verdict(boolean value) {
        return new Answer(200, Buffer.buffer(Boolean.toString(value))).with("Content-Type", JSON);
    }

    /** No body, {@code Content-Length: 0}. */
    public static Answer empty(int status) {
        return new Answer(status, NOTHING);
    }

    public static Answer bytes(int status, String contentType, Buffer body) {
        return new Answer(status, body).with("Content-Type", contentType);
    }

    public Answer with(String header, String value) {
        headers.set(header, value);
        return this;
    }

    public Answer with(String header, long value) {
        return with(header, Long.toString(value));
    }

    /** Adds the headers of a read. */
    public Answer with(Meta meta) {
        meta.writeTo(headers);
        return this;
    }

    int status() {
        return status;
    }

    Buffer body() {
        return body;
    }

    MultiMap headers() {
        return headers;
    }

    boolean isJson() {
        String type = headers.get("Content-Type");
        return type != null && type.startsWith(JSON);
    }
}
