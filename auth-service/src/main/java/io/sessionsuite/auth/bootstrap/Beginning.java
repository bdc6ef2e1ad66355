package io.sessionsuite.auth.bootstrap;

import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.directory.DirectoryEvents;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** When this system began: noted once, and told to the audit trail. */
@Singleton
public final class Beginning {

    private final InitialisationStore store;
    private final DirectoryEvents events;

    Beginning(InitialisationStore store, DirectoryEvents events) {
        this.store = store;
        this.events = events;
    }

    Uni<Optional<Initialisation>> state() {
        return store.read();
    }

    /** Notes that there is a first administrator, unless that is noted. */
    Uni<Void> mark(Client client) {
        return store.mark()
                .invoke(first -> {
                    if (first) {
                        events.bootstrapped(Actor.system().at(client));
                    }
                })
                .replaceWithVoid();
    }

    Uni<Boolean> claim() {
        return store.claim();
    }

    Uni<Void> unclaim() {
        return store.unclaim();
    }
}
