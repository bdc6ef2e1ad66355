package io.sessionsuite.body;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * What the headers tell about the body.
 *
 * @param length the declared length, {@link #UNKNOWN} without one
 */
record DeclaredBody(long length, boolean isUnbounded, boolean awaitsContinue) {

    static final long UNKNOWN = -1;

    static DeclaredBody of(HttpServerRequest request) {
        long length = length(request.getHeader(HttpHeaders.CONTENT_LENGTH));
        boolean announced =
                request.version() == HttpVersion.HTTP_2 || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        return new DeclaredBody(
                length,
                length == UNKNOWN && announced,
                "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT)));
    }

    private static long length(@Nullable String header) {
        try {
            return header == null ? UNKNOWN : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return UNKNOWN;
        }
    }
}
