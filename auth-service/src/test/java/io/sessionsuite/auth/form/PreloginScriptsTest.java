package io.sessionsuite.auth.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.redis.CallMetrics;
import io.sessionsuite.redis.RedisDefect;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.RedisSettings;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PreloginScriptsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final RedisScripts REDIS = new RedisScripts(
            VERTX,
            Redis.createClient(VERTX, EmbeddedRedis.shared().uri()),
            new RedisSettings(Duration.ofSeconds(5), 1, 100),
            new CallMetrics(new SimpleMeterRegistry(), "test"),
            failure -> failure);

    private final PreloginStore store = new RedisPreloginStore(REDIS);
    private final String address = UUID.randomUUID().toString();
    private final String key = "prelogin-rate:{" + address + "}";

    @AfterAll
    static void stop() {
        REDIS.close();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void admitsAsManyAsAllowedInOneSecond() {
        EmbeddedRedis.shared().command("SET", key, "1", "PX", "60000");
        assertThat(admit(3)).isTrue();
        assertThat(admit(3)).isTrue();
        assertThat(admit(3)).isFalse();
        assertThat(EmbeddedRedis.shared().command("GET", key)).isEqualTo("3");
    }

    @Test
    void theFirstStartsTheSecondAndLaterOnesDoNotProlongIt() {
        assertThat(admit(3)).isTrue();
        assertThat((Long) EmbeddedRedis.shared().command("PTTL", key)).isBetween(1L, 1000L);
        EmbeddedRedis.shared().command("SET", key, "1", "PX", "60000");
        assertThat(admit(3)).isTrue();
        assertThat((Long) EmbeddedRedis.shared().command("PTTL", key)).isBetween(50_000L, 60_000L);
    }

    @Test
    void aKeyOfAnotherTypeIsLeftAlone() {
        EmbeddedRedis.shared().command("HSET", key, "a", "b");
        assertThatThrownBy(() -> admit(3)).isInstanceOf(RedisDefect.class);
        assertThat(EmbeddedRedis.shared().command("HGET", key, "a")).isEqualTo("b");
    }

    private boolean admit(int most) {
        return store.admit(address, most).await().atMost(Duration.ofSeconds(10));
    }
}
