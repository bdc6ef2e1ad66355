package io.sessionsuite.store.health;

import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.Stores;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;

/**
 * What {@code /health} says (store 2.4). Copy j of any shard is the j-th live instance: where fewer instances run than
 * a store has copies, those copies have failed. This instance, which answers, is live whether it was heard of or not.
 */
@Singleton
class StoreHealth {

    private static final String PASSED = "PASSED";
    private static final String FAILED = "FAILED";

    private final Stores stores;
    private final Instances instances;

    StoreHealth(Stores stores, Instances instances) {
        this.stores = stores;
        this.instances = instances;
    }

    Uni<JsonObject> look() {
        return instances.live().map(live -> report(Math.max(1, live)));
    }

    private JsonObject report(int live) {
        JsonObject details = new JsonObject();
        boolean complete = true;
        for (Store store : stores.all()) {
            complete &= store.replicas() <= live;
            copies(store, live, details);
        }
        return new JsonObject()
                .put("overall", status(complete))
                .put("system", status(true))
                .put("sessions", status(complete).put("details", details))
                .put("users", status(true));
    }

    private static void copies(Store store, int live, JsonObject details) {
        for (int shard = 0; shard < store.shards(); shard++) {
            for (int copy = 0; copy < store.replicas(); copy++) {
                String node = "Node " + store.name() + " shard " + shard + " replica " + copy;
                JsonObject entry = status(copy < live);
                details.put(
                        node, copy < live ? entry.put("message", "Status 200") : entry.put("message", "no instance"));
            }
        }
    }

    private static JsonObject status(boolean passed) {
        return new JsonObject().put("status", passed ? PASSED : FAILED);
    }
}
