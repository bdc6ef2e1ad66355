package io.sessionsuite.auth.caller;

import io.sessionsuite.auth.Client;
import io.smallrye.mutiny.Uni;

/** Finds out who is calling. */
public interface Callers {

    /**
     * Judges the first carrier present of those the dialect looks at.
     *
     * @param touch whether this request counts as activity
     */
    Uni<Identification> identify(Credentials credentials, Dialect dialect, Client client, boolean touch);
}
