package io.sessionsuite.store.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.store.StoreConfig;
import io.sessionsuite.store.TestCallers;
import io.sessionsuite.store.registry.KeyPath;
import io.sessionsuite.store.registry.RedisPartitions;
import io.sessionsuite.store.registry.RedisStores;
import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.StoreKeys;
import io.sessionsuite.store.registry.StoreUid;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two replicas and one document. */
class MergeConcurrencyTest {

    static final StoreConfig CONFIG = new SmallRyeConfigBuilder()
            .withMapping(StoreConfig.class)
            .addDiscoveredConverters()
            .build()
            .getConfigMapping(StoreConfig.class);
    private static final Origin ORIGIN = new Origin("127.0.0.1", 1);

    private static TestCallers one;
    private static TestCallers other;

    @BeforeAll
    static void start() {
        one = new TestCallers(EmbeddedRedis.shared());
        other = new TestCallers(EmbeddedRedis.shared());
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    /** The write side of one replica. */
    record Replica(RedisStores stores, Updates updates) {

        static Replica on(RedisScripts redis) {
            RedisStores stores = new RedisStores(redis);
            DocumentStore documents = new RedisDocumentStore(redis, CONFIG);
            PartitionWriter writer = new PartitionWriter(
                    documents,
                    new WriteLine(new SimpleMeterRegistry(), CONFIG),
                    stores,
                    new RedisPartitions(redis),
                    List.of(),
                    CONFIG);
            return new Replica(
                    stores,
                    new Updates(
                            stores,
                            new PathAdmission(documents, stores, CONFIG),
                            writer,
                            new WriteMeters(new SimpleMeterRegistry()),
                            CONFIG));
        }

        Uni<Void> merge(String store, String members) {
            String ops = "[{\"merge\":[{\"session\":{\"id\":\"1\"}," + members + "}]}]";
            return Uni.createFrom().deferred(() -> updates.apply(store, ops.getBytes(StandardCharsets.UTF_8), ORIGIN));
        }
    }

    @Test
    @DisplayName("S-140 100 concurrent merges of different members through two replicas are all there")
    void twoReplicas() {
        Replica first = Replica.on(one.scripts());
        Replica second = Replica.on(other.scripts());
        Store store = new Store(
                StoreUid.generate(),
                "m-" + StoreUid.generate().text().replace('-', 'x').replace('_', 'y'),
                KeyPath.of("session.id"),
                1,
                1,
                16,
                0,
                Instant.EPOCH);
        one.await(first.stores().add(store, 1000));
        other.await(second.stores().reload());
        List<Uni<Void>> merges = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            merges.add((i % 2 == 0 ? first : second).merge(store.name(), "\"m" + i + "\":" + i));
        }
        one.await(Uni.join().all(merges).andFailFast());
        String key = StoreKeys.documents(store.uid(), StoreKeys.partition("1", 16));
        JsonObject document = new JsonObject((String) one.server().command("HGET", key, "1"));
        for (int i = 0; i < 100; i++) {
            assertThat(document.getInteger("m" + i)).isEqualTo(i);
        }
        one.await(first.stores().drop(store.name()));
    }
}
