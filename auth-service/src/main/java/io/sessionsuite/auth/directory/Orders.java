package io.sessionsuite.auth.directory;

import io.sessionsuite.auth.directory.DirectoryStore.Order;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** Changes begun and not yet finished on every login concerned. */
public interface Orders {

    /** Leaves an order that comes due if its author does not live to finish it. */
    Uni<Order> put(Subject subject, Duration due);

    /** Takes an order out, unless it was renewed since. */
    Uni<Void> done(Order order);

    /** Whether there is an order for this subject. */
    Uni<Boolean> isPending(Subject subject);

    /** Takes on orders that are due; they come due again after the lease. */
    Uni<List<Order>> due(Duration lease, int most);
}
