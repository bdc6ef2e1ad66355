package io.sessionsuite.embedded;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Asks again and again, up to a deadline. */
record Waiting(Duration atMost) {

    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    /** Whether the condition came true in time. */
    boolean until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }
}
