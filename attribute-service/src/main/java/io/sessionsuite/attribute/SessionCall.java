package io.sessionsuite.attribute;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/**
 * One request to a path of the session resource.
 *
 * @param operation what its path names
 * @param provenance where it comes from
 */
record SessionCall(SessionOperation operation, Prefix prefix, HttpServerRequest request, Provenance provenance) {

    boolean isPost() {
        return request.method().equals(HttpMethod.POST);
    }

    /** Whether a page's script or a program is calling: these want a status, not a page. */
    boolean isProgrammatic() {
        return hasAuthorization() || "XMLHttpRequest".equals(request.getHeader("X-Requested-With"));
    }

    boolean hasAuthorization() {
        return request.headers().contains(HttpHeaders.AUTHORIZATION);
    }

    /** Whether it counts as activity of the session. */
    boolean touches() {
        return !"no".equals(request.getHeader("X-Session-Touch"));
    }

    /** Whether a browser may have been tricked into sending it: everything but reading by GET. */
    boolean isWorthForging() {
        return isPost() || operation.changesState();
    }

    /** The path as sent ends in a slash, and so names nothing; the framework overlooks that. */
    boolean hasTrailingSlash() {
        String path = request.path();
        int parameters = path.indexOf(';');
        return (parameters < 0 ? path : path.substring(0, parameters)).endsWith("/");
    }
}
