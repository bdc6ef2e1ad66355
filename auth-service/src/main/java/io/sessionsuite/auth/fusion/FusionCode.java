package io.sessionsuite.auth.fusion;

/** The codes of this dialect, each with its status and a message that tells nothing about the service's insides. */
enum FusionCode {
    MALFORMED_JSON(400, "malformed-json", "The request body is not a valid JSON object"),
    MISSING_PARAMETER(400, "missing-parameter", "A required parameter is missing"),
    INVALID_PARAMETER(400, "invalid-parameter", "A parameter is invalid"),
    UNAUTHORIZED(401, "unauthorized", "Authentication is required or has failed"),
    SESSION_IDLE_TIMEOUT(401, "session-idle-timeout", "The session ended: it was idle for too long"),
    SESSION_TIMEOUT(401, "session-timeout", "The session ended: its longest life is over"),
    SESSION_ENDED(401, "session-ended", "The session was ended"),
    REAUTHENTICATION_REQUIRED(401, "reauthentication-required", "A more recent login is required"),
    FORBIDDEN(403, "forbidden", "This is not permitted"),
    SESSION_LIMIT(403, "session-limit", "The user has as many sessions as are allowed"),
    NOT_FOUND(404, "not-found", "There is no such resource"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This method is not allowed here"),
    REQUEST_TIMEOUT(408, "request-timeout", "The request body did not arrive in time"),
    CONFLICT(409, "conflict", "The request conflicts with the present state"),
    PRECONDITION_FAILED(412, "precondition-failed", "The resource has changed"),
    PAYLOAD_TOO_LARGE(413, "payload-too-large", "The request body is too large"),
    URI_TOO_LONG(414, "uri-too-long", "The query is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The request body must be application/json in UTF-8"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "Too many attempts; try again later"),
    INTERNAL_ERROR(500, "internal-error", "An internal error occurred"),
    UNAVAILABLE(503, "unavailable", "The service is unavailable at the moment");

    private final int status;
    private final String code;
    private final String message;

    FusionCode(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String message() {
        return message;
    }
}
