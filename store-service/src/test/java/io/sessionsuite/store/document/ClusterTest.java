package io.sessionsuite.store.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.embedded.EmbeddedRedisCluster;
import io.sessionsuite.store.TestCallers;
import io.sessionsuite.store.document.DocumentStore.Page;
import io.sessionsuite.store.document.MergeConcurrencyTest.Replica;
import io.sessionsuite.store.registry.KeyPath;
import io.sessionsuite.store.registry.RedisPartitions;
import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.StoreUid;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Stores on a Redis Cluster: partitions lie on several nodes. */
class ClusterTest {

    @Test
    @DisplayName("S-018 S-028 S-155 a store is added, written, given another key and dropped on a Cluster")
    void onCluster() {
        try (EmbeddedRedisCluster cluster = EmbeddedRedisCluster.start(3, 0);
                TestCallers redis = TestCallers.onCluster(cluster.masters().get(0), cluster.uris())) {
            Replica replica = Replica.on(redis.scripts());
            DocumentStore documents = new RedisDocumentStore(redis.scripts(), MergeConcurrencyTest.CONFIG);
            RedisPartitions partitions = new RedisPartitions(redis.scripts());
            Store store = new Store(StoreUid.generate(), "t", KeyPath.of("session.id"), 1, 1, 16, 0, Instant.EPOCH);
            redis.await(replica.stores().add(store, 10));
            StringBuilder ops = new StringBuilder("[{\"upsert\":[");
            for (int i = 0; i < 200; i++) {
                ops.append(i == 0 ? "" : ",")
                        .append("{\"session\":{\"id\":")
                        .append(i)
                        .append("},\"k\":")
                        .append(i)
                        .append("}");
            }
            byte[] text = ops.append("]}]").toString().getBytes(StandardCharsets.UTF_8);
            redis.await(replica.updates().apply("t", text, new Origin("127.0.0.1", 1)));
            redis.await(replica.merge("t", "\"m\":1"));
            assertThat(count(redis, documents, store)).isEqualTo(200);
            Rekey rekey = new Rekey(documents, replica.stores(), partitions, MergeConcurrencyTest.CONFIG);
            redis.await(rekey.apply(store, KeyPath.of("k")));
            Store next = replica.stores().named("t");
            assertThat(next.uid()).isNotEqualTo(store.uid());
            assertThat(count(redis, documents, next)).isEqualTo(200);
            redis.await(partitions.unlink(store.uid(), 16));
            assertThat(count(redis, documents, store)).isZero();
            redis.await(replica.stores().drop("t"));
            assertThat(replica.stores().named("t")).isNull();
        }
    }

    private static int count(TestCallers redis, DocumentStore documents, Store store) {
        int count = 0;
        for (int partition = 0; partition < store.partitions(); partition++) {
            Page page = redis.await(documents.page(store, partition, "0", 1000));
            count += page.documents().size();
        }
        return count;
    }
}
