package io.sessionsuite.attribute;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the session resource offers; each is a path, by GET and POST alike. */
enum SessionOperation {
    PUT,
    GET,
    DELETE,
    INVALIDATE;

    private final String segment = name().toLowerCase(Locale.ROOT);

    /** The last segment of its path. */
    String segment() {
        return segment;
    }

    /** The operation of that segment, exactly; null if there is none. */
    static @Nullable SessionOperation ofSegment(String segment) {
        for (SessionOperation operation : values()) {
            if (operation.segment.equals(segment)) {
                return operation;
            }
        }
        return null;
    }

    boolean changesState() {
        return this != GET;
    }
}
