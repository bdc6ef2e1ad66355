package io.sessionsuite.coordination.blocking;

import io.sessionsuite.coordination.namespace.Namespace;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/**
 * A read that can be done again. Equal reads that wait for the same change are one call, so a read is a record of what
 * it asks for, without the caller: what this one may see is filtered from the result.
 */
public interface Read<T> {

    /** What it looks at, and where. */
    Set<Place> places();

    Uni<Snapshot<T>> run();

    /** A subject in a namespace. */
    record Place(Namespace namespace, Subject subject) {}
}
