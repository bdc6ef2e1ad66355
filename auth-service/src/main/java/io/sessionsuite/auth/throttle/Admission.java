package io.sessionsuite.auth.throttle;

import java.time.Duration;

/** What {@link Throttle#enter} says. */
public sealed interface Admission {

    /** Look at the password, then {@link Throttle#leave} with this pass. */
    record Go(Pass pass) implements Admission {}

    /** Do not look at the password. */
    record Wait(Duration time) implements Admission {}

    /** So many attempts are under way that none may be added. */
    record Busy() implements Admission {}
}
