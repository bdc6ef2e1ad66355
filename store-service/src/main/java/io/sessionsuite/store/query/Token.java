package io.sessionsuite.store.query;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;

/**
 * A piece of a query.
 *
 * @param image the text as written, without quotes and delimiters, escapes untouched
 * @param position of its first character, from 0
 */
record Token(Kind kind, String image, int position) {

    enum Kind {
        AND,
        OR,
        NOT,
        PLUS,
        MINUS,
        OPEN,
        CLOSE,
        FILTER,
        COLON,
        STAR,
        BOOST,
        FUZZY,
        TERM,
        WILDCARD,
        REGEX,
        QUOTED,
        RANGE_INCLUSIVE,
        RANGE_EXCLUSIVE,
        BOUND,
        QUOTED_BOUND,
        TO,
        RANGE_END_INCLUSIVE,
        RANGE_END_EXCLUSIVE,
        END
    }

    /** The text with escapes removed. */
    String text() {
        return Escapes.removed(image, position);
    }

    StoreError error(String reason) {
        return error(reason, position);
    }

    static StoreError error(String reason, int position) {
        return new StoreError(ErrorCode.QUERY, reason + " at column " + (position + 1));
    }
}
