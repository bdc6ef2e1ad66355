package io.sessionsuite.coordination.session;

import io.sessionsuite.coordination.acl.Authorization;
import io.sessionsuite.coordination.http.Access;
import io.sessionsuite.coordination.namespace.Namespace;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** On which node a session is, which never changes: rights go by it. Remembers the last ones asked for. */
@Singleton
final class SessionNodes {

    private static final int REMEMBERED = 10_000;

    private final SessionStore store;
    private final Map<Key, String> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Key(Namespace namespace, String id) {}

    @Inject
    SessionNodes(SessionStore store) {
        this.store = store;
    }

    void remember(Namespace namespace, String id, String node) {
        synchronized (known) {
            known.put(new Key(namespace, id), node);
        }
    }

    /** The node, whatever it is called where the caller's rights do not depend on it; empty if there is no session. */
    Uni<Optional<String>> nodeOf(Access access, String id) {
        if (access.rights() == Authorization.unrestricted()) {
            return Uni.createFrom().item(Optional.of(""));
        }
        String node;
        synchronized (known) {
            node = known.get(new Key(access.namespace(), id));
        }
        if (node != null) {
            return Uni.createFrom().item(Optional.of(node));
        }
        return store.get(access.namespace(), id)
                .map(found -> found.value().stream().findFirst().map(live -> live.session()
                        .node()))
                .invoke(found -> found.ifPresent(name -> remember(access.namespace(), id, name)));
    }
}
