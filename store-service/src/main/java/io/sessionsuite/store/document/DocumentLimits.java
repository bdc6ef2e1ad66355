package io.sessionsuite.store.document;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreConfig;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.json.JsonValue;
import io.sessionsuite.store.json.JsonValue.Kind;
import io.sessionsuite.store.registry.Store;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a document and the members of an op may be (store 4, 10).
 *
 * @param size bytes of a document
 * @param count documents of a request
 * @param depth nesting of a document
 */
record DocumentLimits(long size, int count, int depth) {

    private static final long LONGEST_LIFE = Duration.ofDays(3652).toMillis();

    static DocumentLimits of(StoreConfig.Limits limits) {
        return new DocumentLimits(limits.documentSize().asLongValue(), limits.documentCount(), limits.nestingDepth());
    }

    /** The identity of a document; fails with {@code E10}, {@code E11}, {@code E12} or {@code E23}. */
    Identity identityOf(JsonValue document, Store store, String place) {
        if (!document.is(Kind.OBJECT)) {
            throw new StoreError(ErrorCode.ITEM_SHAPE, place + ": not an object");
        }
        requireSize(document, place);
        if (document.depth() > depth) {
            throw new StoreError(ErrorCode.ITEM_SHAPE, place + ": nested deeper than " + depth);
        }
        JsonValue key = Identity.keyOf(document, store.key());
        if (key == null) {
            throw new StoreError(
                    ErrorCode.KEY_MISSING,
                    place + ": no value at " + store.key().text());
        }
        Identity identity = Identity.of(key);
        if (identity == null) {
            throw new StoreError(
                    ErrorCode.KEY_VALUE,
                    place + ": value at " + store.key().text() + " is no string of 1 to 512 bytes, number or boolean");
        }
        return identity;
    }

    void requireSize(JsonValue document, String place) {
        if (document.length() > size) {
            throw new StoreError(ErrorCode.TOO_LARGE, place + ": document over " + size + " bytes");
        }
    }

    Identity identityToDelete(JsonValue value, String place) {
        Identity identity = Identity.of(value);
        if (identity == null) {
            throw new StoreError(ErrorCode.DELETE_VALUE, place + ": not a string of 1 to 512 bytes, number or boolean");
        }
        return identity;
    }

    /** A life in ms, null if it is not said. */
    @Nullable
    Long ttl(@Nullable JsonValue value, String place) {
        return value == null ? null : whole(value, LONGEST_LIFE, place + ".ttl");
    }

    /** A version, null if it is not said. */
    @Nullable
    Long ifVersion(@Nullable JsonValue value, String place) {
        return value == null ? null : whole(value, Long.MAX_VALUE, place + ".ifVersion");
    }

    private static long whole(JsonValue value, long most, String place) {
        try {
            long number = value.is(Kind.NUMBER) ? Long.parseLong(value.string()) : -1;
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new StoreError(ErrorCode.PARAMETER, place + ": not a whole number from 0 to " + most, e);
        }
        throw new StoreError(ErrorCode.PARAMETER, place + ": not a whole number from 0 to " + most);
    }
}
