package io.sessionsuite.store;

/** The failures this service answers with (store 4), each with its HTTP status. */
public enum ErrorCode {
    /** No credential. */
    MISSING_TOKEN("E1", 401),
    /** Unknown, expired, revoked or foreign-address token. */
    INVALID_TOKEN("E2", 401),
    /** The caller has none of the rights asked for. */
    RIGHT_MISSING("E3", 403),
    /** A verb the path does not know. */
    METHOD("E4", 405),
    /** An unknown path below ours. */
    PATH("E5", 404),
    /** A required parameter is missing or blank. */
    PARAMETER_MISSING("E6", 400),
    /** No such store. */
    UNKNOWN_STORE("E7", 404),
    /** {@code ops} is no JSON. */
    OPS_SYNTAX("E8", 400),
    /** {@code ops} has the wrong shape. */
    OPS_SHAPE("E9", 400),
    /** An item of an op has the wrong shape or is nested too deeply. */
    ITEM_SHAPE("E10", 400),
    /** A document without a value at the key path. */
    KEY_MISSING("E11", 400),
    /** A key value that cannot be an identity. */
    KEY_VALUE("E12", 400),
    /** A delete entry that cannot be an identity. */
    DELETE_VALUE("E13", 400),
    /** The query does not parse or passes a limit. */
    QUERY("E15", 400),
    /** {@code start} or {@code rows}. */
    PAGE("E16", 400),
    /** {@code sort}. */
    SORT("E17", 400),
    /** The store's name is taken. */
    STORE_EXISTS("E18", 409),
    /** {@code shards}, {@code replicas}, {@code ttl} of a store, or too many stores. */
    STORE_SETTING("E19", 400),
    /** A store name outside the pattern. */
    STORE_NAME("E20", 400),
    /** Renamed onto another store. */
    NAME_TAKEN("E21", 409),
    /** A key path that is none. */
    KEY_PATH("E22", 400),
    /** Body, one document, or the number of documents over the limit. */
    TOO_LARGE("E23", 413),
    /** A content type or encoding this service does not take. */
    MEDIA_TYPE("E24", 415),
    /** Query over its time budget, or search queue full. */
    BUSY("E25", 503),
    /** Redis gave no answer, the barrier was not reached in time, or a re-key is running. */
    UNAVAILABLE("E26", 503),
    /** A defect. */
    DEFECT("E27", 500),
    /** A version check failed, or a re-key is running already. */
    CONFLICT("E28", 409),
    /** Another parameter is malformed: {@code ttl}, {@code ifVersion}, {@code fl}, {@code format} and the like. */
    PARAMETER("E29", 400);

    private final String id;
    private final int status;

    ErrorCode(String id, int status) {
        this.id = id;
        this.status = status;
    }

    /** The contract's number, for logs and metrics. */
    public String id() {
        return id;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }
}
