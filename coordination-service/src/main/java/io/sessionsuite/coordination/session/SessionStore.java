package io.sessionsuite.coordination.session;

import io.sessionsuite.coordination.blocking.Snapshot;
import io.sessionsuite.coordination.namespace.Namespace;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The sessions of all namespaces. A session past its deadline is not there. Ids in lower case. */
interface SessionStore {

    Uni<Creation> create(Namespace namespace, NewSession session);

    /** Begins its life anew; empty if there is none. */
    Uni<Optional<Live>> renew(Namespace namespace, String id);

    /** Ends it and frees its keys; the index of that, empty if there was none. */
    Uni<OptionalLong> end(Namespace namespace, String id);

    /** A list of one or none; the index is that of the table. */
    Uni<Snapshot<List<Live>>> get(Namespace namespace, String id);

    /**
     * @param node in lower case; empty for all
     * @return fails with {@code TOO_MANY_ENTRIES} above the limit
     */
    Uni<Snapshot<Listing>> list(Namespace namespace, String node);
}
