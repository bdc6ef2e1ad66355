package io.sessionsuite.coordination.session;

import io.sessionsuite.coordination.blocking.Read;
import io.sessionsuite.coordination.blocking.Snapshot;
import io.sessionsuite.coordination.blocking.Subject;
import io.sessionsuite.coordination.namespace.Namespace;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The reads of sessions that can wait. */
final class SessionReads {

    private SessionReads() {}

    /** One session. */
    record One(SessionStore store, Namespace namespace, String id) implements Read<List<Live>> {

        @Override
        public Set<Place> places() {
            return Set.of(new Place(namespace, new Subject.OneSession(id)));
        }

        @Override
        public Uni<Snapshot<List<Live>>> run() {
            return store.get(namespace, id);
        }
    }

    /**
     * Sessions of some namespaces, in the order of their names.
     *
     * @param node in lower case; empty for all
     * @param joined whether the index is the sum of change counts instead of the one namespace's own
     */
    record Many(SessionStore store, List<Namespace> namespaces, String node, boolean joined)
            implements Read<Map<Namespace, Listing>> {

        private static final int AT_ONCE = 16;

        @Override
        public Set<Place> places() {
            Subject subject = node.isEmpty() ? new Subject.AllSessions() : new Subject.SessionsOf(node);
            return namespaces.stream().map(name -> new Place(name, subject)).collect(Collectors.toSet());
        }

        @Override
        public Uni<Snapshot<Map<Namespace, Listing>>> run() {
            if (!joined) {
                Namespace only = namespaces.get(0);
                return store.list(only, node)
                        .map(found -> new Snapshot<>(
                                found.index(), found.namespaceIndex(), false, Map.of(only, found.value())));
            }
            return Multi.createFrom()
                    .iterable(namespaces)
                    .onItem()
                    .transformToUni(name -> store.list(name, node).map(found -> Map.entry(name, found.value())))
                    .merge(AT_ONCE)
                    .collect()
                    .asList()
                    .map(Many::join);
        }

        private static Snapshot<Map<Namespace, Listing>> join(List<Map.Entry<Namespace, Listing>> found) {
            Map<Namespace, Listing> all = new TreeMap<>();
            long changes = 0;
            for (Map.Entry<Namespace, Listing> one : found) {
                all.put(one.getKey(), one.getValue());
                changes += one.getValue().changes();
            }
            return new Snapshot<>(1 + changes, 0, false, all);
        }
    }
}
