package io.sessionsuite.auth.bootstrap;

import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.directory.User;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The first administrator of a system that waits for one (auth 5.4). */
public interface FirstAdministrator {

    /** Empty while the system waits. */
    Uni<Optional<Initialisation>> state();

    /**
     * Claims the system: once, and only where {@code auth.bootstrap=wait}. Conflict INITIALISED, Forbidden (address),
     * Invalid (name, password).
     *
     * @param forwarded whether the request has forwarded headers of a peer that is not trusted
     */
    Uni<User> claim(String username, String password, Client client, boolean forwarded);
}
