package io.sessionsuite.coordination;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request that is not served: what the caller reads and, for programs, a stable code. The frame writes it as plain
 * text; {@link ErrorCode} alone decides on the status.
 */
public class CoordinationError extends RuntimeException {

    private final ErrorCode code;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();

    /** @param text the whole body, without a newline unless Consul sends one */
    public CoordinationError(ErrorCode code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    /** The body. */
    public String text() {
        return String.valueOf(getMessage());
    }

    /** Adds a response header. */
    public CoordinationError with(String header, String value) {
        headers.add(Map.entry(header, value));
        return this;
    }

    public List<Map.Entry<String, String>> headers() {
        return headers;
    }
}
