package io.sessionsuite.coordination.json;

/** A body that is not what it should be; the message is the detail an endpoint appends to its own words. */
public final class MalformedJson extends RuntimeException {

    public MalformedJson(String detail) {
        super(detail, null, false, false);
    }

    /** The detail. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
