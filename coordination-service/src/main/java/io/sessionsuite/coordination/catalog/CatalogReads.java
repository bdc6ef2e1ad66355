package io.sessionsuite.coordination.catalog;

import io.sessionsuite.coordination.blocking.Read;
import io.sessionsuite.coordination.blocking.Snapshot;
import io.sessionsuite.coordination.blocking.Subject;
import io.sessionsuite.coordination.catalog.CatalogStore.CheckSelection;
import io.sessionsuite.coordination.catalog.CatalogStore.NodeServices;
import io.sessionsuite.coordination.check.CheckRecord;
import io.sessionsuite.coordination.namespace.Namespace;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads of the catalog that can wait. */
public final class CatalogReads {

    private CatalogReads() {}

    public record Nodes(CatalogStore store, Namespace namespace) implements Read<List<NodeRecord>> {
        @Override
        public Set<Place> places() {
            return Set.of(new Place(namespace, new Subject.AllNodes()));
        }

        @Override
        public Uni<Snapshot<List<NodeRecord>>> run() {
            return store.nodes(namespace);
        }
    }

    /** @param node name in lower case */
    public record OneNode(CatalogStore store, Namespace namespace, String node)
            implements Read<Optional<NodeServices>> {
        @Override
        public Set<Place> places() {
            return Set.of(new Place(namespace, new Subject.OneNode(node)));
        }

        @Override
        public Uni<Snapshot<Optional<NodeServices>>> run() {
            return store.node(namespace, node);
        }
    }

    public record Checks(CatalogStore store, Namespace namespace, CheckSelection selection)
            implements Read<List<CheckRecord>> {
        @Override
        public Set<Place> places() {
            Subject subject = selection instanceof CheckSelection.OfNode of
                    ? new Subject.ChecksOf(of.node())
                    : new Subject.AllChecks();
            return Set.of(new Place(namespace, subject));
        }

        @Override
        public Uni<Snapshot<List<CheckRecord>>> run() {
            return store.checks(namespace, selection);
        }
    }
}
