package io.sessionsuite.auth.throttle;

import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** What the brakes have counted, and from where users logged in. */
interface BrakeStore {

    /** Counts an attempt before it is made. */
    Uni<Take> take(Brake brake);

    /** Says what came of an attempt; the ticket is empty if none was taken. */
    Uni<Void> done(Brake brake, String ticket, Outcome outcome);

    /** Whether the user logged in from there in the last 30 days. */
    Uni<Boolean> isKnown(UserId user, String address);

    /** Remembers where a user logged in from. */
    Uni<Void> remember(UserId user, String address);

    /** Result of {@link #take}. */
    sealed interface Take {
        record Go(String ticket) implements Take {}

        /** Only attempts under way fill the budget. */
        record Busy() implements Take {}

        record Wait(Duration time) implements Take {}
    }
}
