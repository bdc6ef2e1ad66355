package io.sessionsuite.auth.throttle;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Counts events per address in windows that begin with the first event. */
public interface Rates {

    /** The window of {@link Event#UNKNOWN_TOKEN}. */
    Duration GUESS_WINDOW = Duration.ofSeconds(60);

    /** Counts one more; the number in this window so far. */
    Uni<Long> count(Event event, String address, Duration window);

    /** What is counted. */
    enum Event {
        /** A well-formed token nobody was given. */
        UNKNOWN_TOKEN("guess"),
        /** A login page with a new cookie. */
        PRELOGIN("prelogin-rate");

        final String key;

        Event(String key) {
            this.key = key;
        }
    }
}
