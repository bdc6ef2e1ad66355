package io.sessionsuite.body;

/**
 * The body is longer than allowed, by its declared length or by the bytes that came. The connection is being closed.
 */
public final class BodyTooLarge extends RequestBodyException {

    private final int limit;

    BodyTooLarge(int limit) {
        super("Request body above " + limit + " bytes");
        this.limit = limit;
    }

    /** The limit in bytes. */
    public int limit() {
        return limit;
    }
}
