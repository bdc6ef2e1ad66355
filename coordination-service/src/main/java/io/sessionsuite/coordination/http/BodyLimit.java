package io.sessionsuite.coordination.http;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;

/**
 * How large a body may be, and what is said above that.
 *
 * @param bytes the most that is taken, inclusive
 * @param declaredText the refusal of a body that says its length; {@code %d} is that length
 * @param chunkedText the refusal of a body that turned out too long
 */
public record BodyLimit(long bytes, String declaredText, String chunkedText) {

    private static final String SEE = "See https://developer.hashicorp.com/docs/agent/config/config-files#";

    /** Of a value, and of every JSON body that has no limit of its own. */
    public static BodyLimit ofValue(long bytes) {
        return new BodyLimit(
                bytes,
                "Request body(%d bytes) too large, max size: " + bytes + " bytes. " + SEE + "kv_max_value_size.",
                "Request body too large. Max allowed is " + bytes + " bytes.");
    }

    /** Of a transaction that may be {@code bytes} long. */
    public static BodyLimit ofTransaction(long bytes) {
        String rest = "max size: " + bytes + " bytes. " + SEE + "txn_max_req_len.";
        return new BodyLimit(bytes, "Request body(%d bytes) too large, " + rest, "Request body too large, " + rest);
    }

    CoordinationError declared(long length) {
        return new CoordinationError(ErrorCode.TOO_LARGE, declaredText.replace("%d", Long.toString(length)));
    }

    CoordinationError chunked() {
        return new CoordinationError(ErrorCode.TOO_LARGE, chunkedText);
    }
}
