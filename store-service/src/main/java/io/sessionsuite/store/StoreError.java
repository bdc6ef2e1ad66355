package io.sessionsuite.store;

import org.jspecify.annotations.Nullable;

/** Why a request is refused. The message goes to the client: it names places, never values of documents or tokens. */
public class StoreError extends RuntimeException {

    private final ErrorCode code;

    public StoreError(ErrorCode code, String message) {
        this(code, message, null);
    }

    public StoreError(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.code = code;
    }

    public final ErrorCode code() {
        return code;
    }

    /** What the client reads. */
    public final String text() {
        return String.valueOf(getMessage());
    }

    /** Redis gave no answer, or not in time: 503 (guarantees 3). */
    public static final class Unavailable extends StoreError {
        private final String outcome;

        /** @param outcome {@code not-done} or {@code unknown}: whether a write may have taken effect */
        public Unavailable(String message, String outcome, @Nullable Throwable cause) {
            super(ErrorCode.UNAVAILABLE, message, cause);
            this.outcome = outcome;
        }

        public String outcome() {
            return outcome;
        }
    }
}
