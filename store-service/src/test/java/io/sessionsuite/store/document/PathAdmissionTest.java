package io.sessionsuite.store.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.store.TestCallers;
import io.sessionsuite.store.registry.KeyPath;
import io.sessionsuite.store.registry.RedisStores;
import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.StoreKeys;
import io.sessionsuite.store.registry.StoreUid;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a replica remembers of admitted paths, on a Redis of its own. */
class PathAdmissionTest {

    private static final List<byte[]> DOCUMENT = List.of("{\"a\":1}".getBytes(StandardCharsets.UTF_8));

    @Test
    @DisplayName("S-152 S-157 paths that Redis lost are admitted again before a document with them is written")
    void lost() {
        try (EmbeddedRedis server = EmbeddedRedis.builder().start();
                TestCallers redis = new TestCallers(server)) {
            PathAdmission admission = new PathAdmission(
                    new RedisDocumentStore(redis.scripts(), MergeConcurrencyTest.CONFIG),
                    new RedisStores(redis.scripts()),
                    MergeConcurrencyTest.CONFIG);
            Store store = new Store(StoreUid.generate(), "t", KeyPath.of("session.id"), 1, 1, 16, 0, Instant.EPOCH);
            String paths = StoreKeys.paths(store.uid());
            redis.await(admission.admit(store, DOCUMENT));
            assertThat(server.command("SISMEMBER", paths, "a")).isEqualTo(1L);
            server.command("DEL", paths);
            server.restart();
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                redis.await(admission.admit(store, DOCUMENT));
                assertThat(server.command("SISMEMBER", paths, "a")).isEqualTo(1L);
            });
            assertThat((List<?>) server.command("SMEMBERS", paths)).hasSize(6);
        }
    }
}
