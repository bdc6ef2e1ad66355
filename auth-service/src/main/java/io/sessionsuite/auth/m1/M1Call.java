package io.sessionsuite.auth.m1;

import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.caller.Credentials;
import io.sessionsuite.body.ContentType;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * One request of this dialect, its body read but not yet understood: that waits until the caller is known and may ask.
 */
record M1Call(HttpServerRequest request, Client client, Buffer body) {

    Credentials credentials() {
        return Credentials.of(request);
    }

    /** Whether it counts as activity. */
    boolean touches() {
        return !"no".equalsIgnoreCase(request.getHeader("x-session-touch"));
    }

    /** Whether a body of its type can be read; an empty one needs no type. */
    boolean isReadable() {
        return body.length() == 0 || M1Parameters.isReadable(ContentType.of(request));
    }

    M1Parameters parameters() {
        return M1Parameters.read(body.getBytes(), ContentType.of(request), request.query());
    }

    @Override
    public String toString() {
        return "M1Call[" + client + "]";
    }
}
