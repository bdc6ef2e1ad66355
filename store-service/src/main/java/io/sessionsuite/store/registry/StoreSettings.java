package io.sessionsuite.store.registry;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** The settings of a generation as Redis keeps them (store 7). */
final class StoreSettings {

    private static final int MOST_PARTITIONS = 256;

    private StoreSettings() {}

    static String encode(Store store) {
        return new JsonObject()
                .put("key", store.key().text())
                .put("shards", store.shards())
                .put("replicas", store.replicas())
                .put("partitions", store.partitions())
                .put("ttl", store.ttlMillis())
                .put("created", store.created().toEpochMilli())
                .encode();
    }

    static Store decode(String name, StoreUid uid, String text) {
        JsonObject settings = new JsonObject(text);
        return new Store(
                uid,
                name,
                KeyPath.of(settings.getString("key")),
                settings.getInteger("shards"),
                settings.getInteger("replicas"),
                settings.getInteger("partitions"),
                settings.getLong("ttl"),
                Instant.ofEpochMilli(settings.getLong("created")));
    }

    /** How many partitions a generation may have; the most there are where its settings are lost. */
    static int partitions(String text) {
        return text.isEmpty() ? MOST_PARTITIONS : new JsonObject(text).getInteger("partitions", MOST_PARTITIONS);
    }
}
