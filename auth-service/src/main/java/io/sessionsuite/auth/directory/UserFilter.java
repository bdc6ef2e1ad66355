package io.sessionsuite.auth.directory;

import org.jspecify.annotations.Nullable;

/**
 * Which users to list.
 *
 * @param realm null for all
 * @param name exact name in any case, null for all
 * @param limit 1 to 1000
 * @param cursor {@link UserPage#next()} of the page before, null for the first
 */
public record UserFilter(
        @Nullable String realm,
        @Nullable String name,
        int limit,
        @Nullable String cursor) {

    /** The largest page. */
    public static final int MAX_LIMIT = 1000;
}
