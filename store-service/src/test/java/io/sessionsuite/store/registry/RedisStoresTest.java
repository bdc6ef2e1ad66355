package io.sessionsuite.store.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.store.TestCallers;
import io.vertx.redis.client.Command;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A replica's copy of the registry while another one changes it, and after Redis lost changes. */
class RedisStoresTest {

    private static EmbeddedRedis server;
    private static TestCallers redis;

    @BeforeAll
    static void start() {
        server = EmbeddedRedis.builder().start();
        redis = new TestCallers(server);
    }

    @AfterAll
    static void stop() {
        redis.close();
        server.close();
    }

    private static Store enter() {
        Store store = new Store(StoreUid.generate(), "t", KeyPath.of("session.id"), 1, 1, 16, 0, Instant.EPOCH);
        server.command("HSET", StoreKeys.SETTINGS, store.uid().text(), StoreSettings.encode(store));
        server.command("HSET", StoreKeys.NAMES, "t", store.uid().text());
        return store;
    }

    /** One generation after the other, each forgotten at once when it was replaced. */
    private static void swap(Store first, AtomicBoolean over) {
        Store old = first;
        while (!over.get()) {
            Store next = enter();
            server.command("HDEL", StoreKeys.SETTINGS, old.uid().text());
            old = next;
        }
    }

    private static Map<String, byte[]> all(String key) {
        return redis.await(redis.scripts().command(Command.HGETALL).key(key).run())
                .hash();
    }

    /** What a reading in two steps comes to now and then. */
    private static boolean missesItInTwoSteps() {
        String uid = new String(all(StoreKeys.NAMES).get("t"), StandardCharsets.UTF_8);
        return !all(StoreKeys.SETTINGS).containsKey(uid);
    }

    @Test
    @DisplayName("S-155 a store whose generations are swapped is there in every reading")
    void everyReadingIsOfOneMoment() {
        Store first = enter();
        RedisStores stores = new RedisStores(redis.scripts());
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> swapping = CompletableFuture.runAsync(() -> swap(first, over));
        int[] missed = {0};
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    redis.await(stores.reload());
                    assertThat(stores.named("t")).isNotNull();
                    missed[0] += missesItInTwoSteps() ? 1 : 0;
                    return missed[0] == 5;
                });
        over.set(true);
        swapping.join();
    }

    @Test
    @DisplayName("S-152 a registry that lost changes and had others is not taken for the one it was")
    void setBack() {
        RedisStores one = new RedisStores(redis.scripts());
        RedisStores other = new RedisStores(redis.scripts());
        server.command("FLUSHALL");
        redis.await(one.add(store("lost"), 10));
        redis.await(other.reload());
        server.command("FLUSHALL");
        redis.await(one.add(store("new"), 10));
        redis.await(other.epoch().chain(other::reach));
        assertThat(one.all().stream().map(Store::name)).containsExactly("new");
        assertThat(other.all().stream().map(Store::name)).containsExactly("new");
    }

    private static Store store(String name) {
        return new Store(StoreUid.generate(), name, KeyPath.of("session.id"), 1, 1, 16, 0, Instant.EPOCH);
    }
}
