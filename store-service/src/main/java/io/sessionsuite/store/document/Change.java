package io.sessionsuite.store.document;

import io.sessionsuite.store.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to become of one identity. */
sealed interface Change {

    Identity identity();

    /** The version it must have now, 0 for absent; null: any. */
    @Nullable
    Long ifVersion();

    /** The same under a condition. */
    Change onlyAt(long version);

    /**
     * The document in place of whatever there is.
     *
     * @param ttl life in ms, 0 without end; null: the store's default
     */
    record Put(
            Identity identity,
            JsonValue document,
            @Nullable Long ttl,
            @Nullable Long ifVersion) implements Change {
        @Override
        public Change onlyAt(long version) {
            return new Put(identity, document, ttl, version);
        }
    }

    /** Patches one after the other on what there is, or on nothing. */
    record Merge(
            Identity identity,
            List<Patch> patches,
            @Nullable Long ifVersion) implements Change {
        @Override
        public Change onlyAt(long version) {
            return new Merge(identity, patches, version);
        }
    }

    record Delete(Identity identity, @Nullable Long ifVersion) implements Change {
        @Override
        public Change onlyAt(long version) {
            return new Delete(identity, version);
        }
    }

    /** @param ttl life in ms, 0 without end; null: the deadline stays */
    record Patch(JsonValue document, @Nullable Long ttl) {}
}
