package io.sessionsuite.auth.m1;

import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.caller.Credentials;
import io.sessionsuite.body.ContentType;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * One request of this dialect, its body read but not yet understood: that waits until the caller is known and may ask.
 *
 * @param touch whether it counts as activity
 */
record M1Call(
        Client client,
        Credentials credentials,
        Buffer body,
        ContentType type,
        @Nullable String query,
        boolean touch) {

    M1Parameters parameters() {
        return M1Parameters.read(body.getBytes(), type, query);
    }

    boolean isReadable() {
        return M1Parameters.isReadable(body.getBytes(), type);
    }

    @Override
    public String toString() {
        return "M1Call[" + client + "]";
    }
}
