package io.sessionsuite.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.sessionsuite.process.Answer;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Redis is silent. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class OutageResourceTest extends StoreFixture {

    private static final String OPS = "[{\"upsert\":[{\"session\":{\"id\":\"1\"}}]}]";

    @Test
    @DisplayName("S-129 while Redis is silent an update is refused within 2 s, and goes through when it is back")
    void silence() {
        String store = newStore();
        updated(store, OPS);
        callers.server().pause();
        try {
            long start = System.nanoTime();
            Answer refused = update(store, OPS);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            isError(refused, 503, "unavailable");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(refused.header("Session-Outcome")).isIn("unknown", "not-done");
            assertThat(http.get("/session/list", admin).status()).isEqualTo(503);
            assertThat(http.get("/ping").status()).isEqualTo(200);
        } finally {
            callers.server().resume();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> update(store, OPS).status() == 204);
    }
}
