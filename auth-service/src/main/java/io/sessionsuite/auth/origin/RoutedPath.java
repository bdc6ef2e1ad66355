package io.sessionsuite.auth.origin;

import io.vertx.ext.web.RoutingContext;

/** The path that tells whose a request is. */
public final class RoutedPath {

    private RoutedPath() {}

    /**
     * As the router goes by it: {@code //}, {@code .} and {@code ..} resolved, parameters of segments cut off. Where
     * the router cannot read the escapes, the raw one: such a request is its owner's to refuse, not a filter's to fail
     * on.
     */
    public static String of(RoutingContext http) {
        return withoutParameters(readable(http));
    }

    /** The path without what stands between a semicolon and the end of its segment. */
    public static String withoutParameters(String path) {
        return path.indexOf(';') < 0 ? path : path.replaceAll(";[^/]*", "");
    }

    private static String readable(RoutingContext http) {
        try {
            return http.normalizedPath();
        } catch (IllegalArgumentException unreadable) {
            return http.request().path();
        }
    }
}
