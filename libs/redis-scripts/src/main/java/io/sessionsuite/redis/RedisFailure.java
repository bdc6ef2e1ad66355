package io.sessionsuite.redis;

import org.jspecify.annotations.Nullable;

/**
 * Redis did not answer a call with a reply. The two kinds tell what a caller may do next: after {@link NotDone} nothing
 * was changed and the call may be repeated; after {@link OutcomeUnknown} it may or may not have taken effect.
 */
public abstract sealed class RedisFailure extends RuntimeException
        permits RedisFailure.NotDone, RedisFailure.OutcomeUnknown {

    private RedisFailure(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }

    /** The value of the response header {@code Session-Outcome}: {@code not-done} or {@code unknown}. */
    public abstract String outcome();

    /** Refused before any effect: queue full, not connected in time, or an error reply Redis gives before it starts. */
    public static final class NotDone extends RedisFailure {
        NotDone(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        @Override
        public String outcome() {
            return "not-done";
        }
    }

    /** Sent, and no reply came: the deadline passed or the connection was lost. */
    public static final class OutcomeUnknown extends RedisFailure {
        OutcomeUnknown(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        @Override
        public String outcome() {
            return "unknown";
        }
    }
}
