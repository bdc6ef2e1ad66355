package io.sessionsuite.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

final class EmbeddedRedisClusterTest {

    @Test
    void mastersShareTheSlotsAndReplicaTakesOver() {
        try (EmbeddedRedisCluster cluster = EmbeddedRedisCluster.start(3, 1)) {
            assertThat(cluster.uris().split(",")).hasSize(6);
            EmbeddedRedis first = cluster.masters().get(0);
            // slot of "b" is 3300, of "a" 15495
            assertThat(first.command("SET", "b", "1")).isEqualTo("OK");
            assertThatThrownBy(() -> first.command("SET", "a", "1")).hasMessageStartingWith("MOVED 15495");
            EmbeddedRedis replica = cluster.replicas().get(0);
            await().until(() -> Long.valueOf(1).equals(replica.command("DBSIZE")));
            first.kill9();
            cluster.awaitWhole();
            assertThat(replica.command("GET", "b")).isEqualTo("1");
        }
    }
}
