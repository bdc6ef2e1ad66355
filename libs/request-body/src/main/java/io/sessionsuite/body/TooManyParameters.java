package io.sessionsuite.body;

/** More name/value pairs than allowed. */
public final class TooManyParameters extends RequestBodyException {

    private final int limit;

    TooManyParameters(int limit) {
        super("More than " + limit + " parameters");
        this.limit = limit;
    }

    public int limit() {
        return limit;
    }
}
