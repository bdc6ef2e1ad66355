package io.sessionsuite.auth.bootstrap;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Whether the system has had its first administrator. */
interface InitialisationStore {

    Uni<Optional<Initialisation>> read();

    /** Notes the present moment; false if one is noted. */
    Uni<Boolean> mark();

    /** Claims the system for a minute; false if it is claimed. */
    Uni<Boolean> claim();

    /** Gives a claim back that came to nothing. */
    Uni<Void> unclaim();
}
