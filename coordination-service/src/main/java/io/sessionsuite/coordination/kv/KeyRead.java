package io.sessionsuite.coordination.kv;

import io.sessionsuite.coordination.blocking.Read;
import io.sessionsuite.coordination.blocking.Snapshot;
import io.sessionsuite.coordination.blocking.Subject;
import io.sessionsuite.coordination.namespace.Namespace;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/** Reads one key. */
record KeyRead(KvStore store, Namespace namespace, String key) implements Read<List<Entry>> {

    @Override
    public Set<Place> places() {
        return Set.of(new Place(namespace, new Subject.Key(key)));
    }

    @Override
    public Uni<Snapshot<List<Entry>>> run() {
        return store.get(namespace, key);
    }
}
