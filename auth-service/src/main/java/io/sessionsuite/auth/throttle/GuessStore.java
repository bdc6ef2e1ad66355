package io.sessionsuite.auth.throttle;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Counts well-formed tokens nobody was given, per address, in windows that begin with the first one. */
public interface GuessStore {

    Duration WINDOW = Duration.ofSeconds(60);

    /** Counts one more; the number in this window so far. */
    Uni<Long> count(String address);
}
