package io.sessionsuite.body;

import java.time.Duration;

/** The body was not complete in time. The connection is being closed. */
public final class BodyTooSlow extends RequestBodyException {

    private final Duration patience;

    BodyTooSlow(Duration patience) {
        super("Request body incomplete after " + patience);
        this.patience = patience;
    }

    public Duration patience() {
        return patience;
    }
}
