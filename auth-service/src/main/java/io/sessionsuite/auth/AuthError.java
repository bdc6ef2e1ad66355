package io.sessionsuite.auth;

import org.jspecify.annotations.Nullable;

/**
 * What this service refuses or cannot do, with the data a dialect needs to say so. Every door maps these kinds to its
 * own statuses, exhaustively. Messages name parameters and rules, never values.
 */
public abstract sealed class AuthError extends RuntimeException {

    private AuthError(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }

    /** A value that breaks a rule: 400. */
    public static final class Invalid extends AuthError {
        private final String parameter;

        public Invalid(String parameter, String rule) {
            super(rule, null);
            this.parameter = parameter;
        }

        /** The offending parameter's name. */
        public String parameter() {
            return parameter;
        }
    }

    /** The caller may not do this: 403. */
    public static final class Forbidden extends AuthError {
        public Forbidden(String why) {
            super(why, null);
        }
    }

    /** There is no such thing: 404. */
    public static final class Missing extends AuthError {
        public Missing(String what) {
            super("No such " + what, null);
        }
    }

    /** Not in this state: 409. */
    public static final class Conflict extends AuthError {
        private final Reason reason;

        public Conflict(Reason reason) {
            super(reason.text, null);
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }

        /** What stands in the way. */
        public enum Reason {
            NAME_TAKEN("The name is taken"),
            LAST_ADMINISTRATOR("The last administrator stays"),
            FIXED("This object is fixed"),
            INITIALISED("The system is initialised"),
            RIGHT_OF_ROLE("A role of the user gives a right outside the list"),
            TOO_MANY("There are too many of these");

            private final String text;

            Reason(String text) {
                this.text = text;
            }
        }
    }

    /** Changed by somebody else since the revision the caller named: 412. */
    public static final class Stale extends AuthError {
        public Stale() {
            super("The object has another revision", null);
        }
    }

    /** Redis, or another thing a call needs, gave no answer, or a queue is full: 503. */
    public static final class Unavailable extends AuthError {
        private final String outcome;

        private Unavailable(String message, String outcome, @Nullable Throwable cause) {
            super(message, cause);
            this.outcome = outcome;
        }

        /** Refused before any effect. */
        public static Unavailable notDone(String message) {
            return new Unavailable(message, "not-done", null);
        }

        /** Taken effect, but not finished. */
        public static Unavailable underWay(String message) {
            return new Unavailable(message, "unknown", null);
        }

        /** Failed below; {@code outcome} says whether the call may have taken effect. */
        public static Unavailable because(RuntimeException cause, String outcome) {
            return new Unavailable(String.valueOf(cause.getMessage()), outcome, cause);
        }

        /** The value of the response header {@code Session-Outcome}: {@code not-done} or {@code unknown}. */
        public String outcome() {
            return outcome;
        }
    }
}
