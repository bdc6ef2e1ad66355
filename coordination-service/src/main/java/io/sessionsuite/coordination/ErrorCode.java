package io.sessionsuite.coordination;

import java.util.Locale;

/** The stable codes of the header {@code X-Session-Error} and the status that belongs to each. */
public enum ErrorCode {
    BAD_PARAMETER(400),
    BAD_BODY(400),
    BAD_NAMESPACE(400),
    BAD_PARTITION(400),
    BAD_TARGET(400),
    CONFLICTING_FLAGS(400),
    MISSING_KEY(400),
    MISSING_SESSION(400),
    MISSING_NAME(400),
    BAD_CHECK(400),
    BAD_TOKEN(400),
    BAD_POLICY(400),
    ACL_DISABLED(401),
    PERMISSION_DENIED(403),
    ACL_NOT_FOUND(403),
    BLOCKED(403),
    NETWORK_DENIED(403),
    UNKNOWN_PATH(404),
    UNKNOWN_SESSION(404),
    UNKNOWN_CHECK(404),
    UNKNOWN_SERVICE(404),
    UNKNOWN_TOKEN(404),
    UNKNOWN_POLICY(404),
    METHOD_NOT_ALLOWED(405),
    TOO_LARGE(413),
    TARGET_TOO_LONG(414),
    TOO_MANY_CONNECTIONS(429),
    BAD_QUERY(500),
    BAD_NUMBER(500),
    BAD_KEY(500),
    TOO_MANY_ENTRIES(500),
    TOO_MANY_LOCKS(500),
    TOO_MANY_PARKED(500),
    UNKNOWN_DATACENTER(500),
    INVALID_SESSION(500),
    NO_SESSION_GIVEN(500),
    MISSING_NODE(500),
    MISSING_CHECK(500),
    CHECK_CRITICAL(500),
    BAD_BEHAVIOR(500),
    BAD_TTL(500),
    TTL_RANGE(500),
    BAD_CATALOG_ENTRY(500),
    BAD_ACL_ENTRY(500),
    NO_TTL_CHECK(500),
    STORE_UNAVAILABLE(500),
    INTERNAL(500);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** As the header shows it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
