package io.sessionsuite.coordination.kv;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.namespace.Namespace;
import io.smallrye.mutiny.Uni;
import java.util.Locale;

/** How a PUT wants to write. */
sealed interface Write {

    Uni<Outcome> apply(KvStore store, Namespace namespace, String key, Payload payload);

    /** Always. */
    record Plain() implements Write {
        @Override
        public Uni<Outcome> apply(KvStore store, Namespace namespace, String key, Payload payload) {
            return store.set(namespace, key, payload);
        }
    }

    /** Only at an index; 0 only if there is none. */
    record Conditional(String index) implements Write {
        @Override
        public Uni<Outcome> apply(KvStore store, Namespace namespace, String key, Payload payload) {
            return store.setIf(namespace, key, index, payload);
        }
    }

    /** As the holder to be. */
    record Acquire(String session, boolean keep) implements Write {
        @Override
        public Uni<Outcome> apply(KvStore store, Namespace namespace, String key, Payload payload) {
            return store.acquire(namespace, key, session.toLowerCase(Locale.ROOT), payload, keep);
        }
    }

    /** As the holder that gives back. */
    record Release(String session, boolean keep) implements Write {
        @Override
        public Uni<Outcome> apply(KvStore store, Namespace namespace, String key, Payload payload) {
            if (session.isEmpty()) {
                throw new CoordinationError(ErrorCode.NO_SESSION_GIVEN, "raft apply failed: missing session");
            }
            return store.release(namespace, key, session.toLowerCase(Locale.ROOT), payload, keep);
        }
    }
}
