package io.sessionsuite.attribute;

import org.jspecify.annotations.Nullable;

/** Why a request cannot be carried out, with the data its answer needs. Never holds a value. */
abstract sealed class AttributeError extends RuntimeException {

    private AttributeError(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }

    /** A parameter, or the way it is written, is wrong: 400. */
    static final class BadRequest extends AttributeError {

        private static final int LONGEST_ECHO = 128;

        private BadRequest(String what) {
            super(what, null);
        }

        /** The parameter of that name. */
        static BadRequest parameter(String name) {
            int shown = Math.min(LONGEST_ECHO, name.codePointCount(0, name.length()));
            return new BadRequest(name.substring(0, name.offsetByCodePoints(0, shown)));
        }

        static BadRequest encoding() {
            return new BadRequest("encoding");
        }

        static BadRequest noAttribute() {
            return new BadRequest("no attribute");
        }

        static BadRequest key() {
            return new BadRequest("key");
        }

        static BadRequest cookie() {
            return new BadRequest("cookie");
        }

        /** What is wrong: a parameter's name or one of the words above. */
        String what() {
            return String.valueOf(getMessage());
        }
    }

    /** One value alone is too large: 413. */
    static final class ValueTooLarge extends AttributeError {
        private final AttributeName name;
        private final int bytes;
        private final int limit;

        ValueTooLarge(AttributeName name, int bytes, int limit) {
            super("Value too large", null);
            this.name = name;
            this.bytes = bytes;
            this.limit = limit;
        }

        AttributeName name() {
            return name;
        }

        int bytes() {
            return bytes;
        }

        int limit() {
            return limit;
        }
    }

    /** One put alone has more attributes than a session may hold: 413. */
    static final class TooManyAttributes extends AttributeError {
        private final int count;

        TooManyAttributes(int count) {
            super("Too many attributes", null);
            this.count = count;
        }

        int count() {
            return count;
        }
    }

    /** The body, or the number of its parameters: 413. */
    static final class RequestTooLarge extends AttributeError {
        RequestTooLarge() {
            super("Request too large", null);
        }
    }

    /** The query string: 414. */
    static final class QueryTooLong extends AttributeError {
        QueryTooLong() {
            super("Query too long", null);
        }
    }

    /** A body that is no url-encoded form in UTF-8: 415. */
    static final class UnsupportedBody extends AttributeError {
        UnsupportedBody() {
            super("Unsupported media type", null);
        }
    }

    /** The body did not arrive in time: 408. */
    static final class BodyTooSlow extends AttributeError {
        BodyTooSlow() {
            super("Request timeout", null);
        }
    }

    /** Redis gave no answer: 503. */
    static final class Unavailable extends AttributeError {
        private final String outcome;

        /** @param outcome {@code not-done} or {@code unknown}: whether the call may have taken effect */
        Unavailable(RuntimeException cause, String outcome) {
            super("Redis gave no answer", cause);
            this.outcome = outcome;
        }

        String outcome() {
            return outcome;
        }
    }
}
