package io.sessionsuite.coordination.http;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a read is to be done.
 *
 * @param index the index the caller knows; 0 if it wants an answer at once. Beyond 2^63 - 1 it is that: never reached
 * @param waitNanos how long it waits for a larger one; 0 if it did not say
 */
public record ReadOptions(Consistency consistency, long index, long waitNanos) {

    public boolean blocks() {
        return index > 0;
    }

    static ReadOptions of(Query query, @Nullable String cacheControl) {
        Consistency consistency = consistency(query);
        checkCacheControl(cacheControl == null ? "" : cacheControl.toLowerCase(Locale.ROOT));
        return new ReadOptions(consistency, index(query.value("index")), waitNanos(query.value("wait")));
    }

    private static Consistency consistency(Query query) {
        boolean stale = query.has("stale") || allowsStale(query.value("max_stale"));
        boolean consistent = query.has("consistent");
        if (stale && consistent) {
            throw bad("Cannot specify ?stale with ?consistent, conflicting semantics.");
        }
        if (query.has("cached") && consistent) {
            throw bad("Cannot specify ?cached with ?consistent, conflicting semantics.");
        }
        return stale ? Consistency.STALE : consistent ? Consistency.CONSISTENT : Consistency.LEADER;
    }

    private static boolean allowsStale(String maxStale) {
        try {
            return !maxStale.isEmpty() && GoDuration.parse(maxStale).nanos() > 0;
        } catch (GoDuration.Malformed e) {
            throw bad("Invalid max_stale value \"" + maxStale + "\"");
        }
    }

    private static void checkCacheControl(String directives) {
        for (String directive : directives.split(",")) {
            String[] parts = directive.strip().split("=", -1);
            boolean timed = parts.length == 2 && (parts[0].equals("max-age") || parts[0].equals("stale-if-error"));
            if (timed && !parts[1].matches("[+-]?\\d{1,9}")) {
                throw bad("Invalid Cache-Control header.");
            }
        }
    }

    private static long index(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        try {
            long index = Long.parseUnsignedLong(Unsigned.parse(text));
            return index < 0 ? Long.MAX_VALUE : index;
        } catch (NumberFormatException e) {
            throw bad("Invalid index");
        }
    }

    private static long waitNanos(String text) {
        try {
            return text.isEmpty() ? 0 : GoDuration.parse(text).nanos();
        } catch (GoDuration.Malformed e) {
            throw bad("Invalid wait time");
        }
    }

    private static CoordinationError bad(String text) {
        return new CoordinationError(ErrorCode.BAD_PARAMETER, text);
    }
}
