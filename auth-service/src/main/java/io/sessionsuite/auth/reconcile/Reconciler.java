package io.sessionsuite.auth.reconcile;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sessionsuite.auth.Ticker;
import io.sessionsuite.auth.directory.DirectoryStore.Order;
import io.sessionsuite.auth.directory.Orders;
import io.sessionsuite.auth.directory.Subject;
import io.sessionsuite.auth.directory.UserChanges;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Finishes changes that are due: a change of a role or realm, by then known to every replica, and a change of a user
 * whose replica died over it. Any replica may take any order; to finish one twice does no harm.
 */
@Singleton
public final class Reconciler {

    private static final int AT_ONCE = 8;

    private final Orders orders;
    private final UserChanges users;
    private final DirectoryWalk walk;
    private final ReconcileConfig config;
    private volatile @Nullable Ticker ticker;

    public Reconciler(Orders orders, UserChanges users, DirectoryWalk walk, ReconcileConfig config) {
        this.orders = orders;
        this.users = users;
        this.walk = walk;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        start();
    }

    /** Begins to look for changes to finish. */
    public void start() {
        ticker = Ticker.start("Reconciliation", config.interval(), this::round);
    }

    void stop(@Observes ShutdownEvent event) {
        stop();
    }

    /** Looks no more. */
    public void stop() {
        Ticker running = ticker;
        if (running != null) {
            running.close();
        }
    }

    /** Finishes what is due now. */
    public Uni<Void> round() {
        return orders.due(config.lease(), AT_ONCE).chain(due -> Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndMerge(this::finish)
                .collect()
                .last()
                .replaceWithVoid());
    }

    private Uni<Void> finish(Order order) {
        Uni<Void> work =
                switch (order.subject()) {
                    case Subject.OfUser user -> users.finish(user.id());
                    case Subject.OfRole role -> walk.role(role.name());
                    case Subject.OfRealm realm -> walk.realm(realm.name());
                };
        return work.chain(() -> orders.done(order));
    }
}
