package io.sessionsuite.store.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreConfig;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.TestCallers;
import io.sessionsuite.store.registry.KeyPath;
import io.sessionsuite.store.registry.RedisStores;
import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.StoreUid;
import io.sessionsuite.store.registry.Stores;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Indexes come and go with their stores, also where somebody asks in the moment between. */
class IndexesTest {

    private static final StoreConfig CONFIG = new SmallRyeConfigBuilder()
            .withMapping(StoreConfig.class)
            .addDiscoveredConverters()
            .build()
            .getConfigMapping(StoreConfig.class);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Vertx vertx = Vertx.vertx();
    private EmbeddedRedis server;
    private TestCallers redis;
    private RedisStores stores;
    private ReadSide side;
    private volatile Runnable afterListing = () -> {};

    @BeforeEach
    void start() {
        server = EmbeddedRedis.builder().start();
        redis = new TestCallers(server);
        stores = new RedisStores(redis.scripts());
        ChangeFeed feed = new RedisChangeFeed(
                redis.scripts(),
                false,
                new RedisChangeFeed.Trimming(HOUR, 1_000_000, HOUR),
                RedisChangeFeed.Pages.USUAL);
        side = new ReadSide(vertx, CONFIG, feed, watched(), new SimpleMeterRegistry());
    }

    @AfterEach
    void stop() {
        side.end(new ShutdownEvent());
        redis.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.close();
    }

    /** The registry, with a place to do something between a listing and its use. */
    private Stores watched() {
        return (Stores) Proxy.newProxyInstance(
                Stores.class.getClassLoader(), new Class<?>[] {Stores.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(stores, arguments);
                        if (result instanceof Collection<?>) {
                            afterListing.run();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Store add(String name) {
        Store store = new Store(StoreUid.generate(), name, KeyPath.of("session.id"), 1, 1, 16, 0, Instant.EPOCH);
        redis.await(stores.add(store, 10));
        return store;
    }

    private static void isUnknown(Throwable failure) {
        assertThat(failure).isInstanceOfSatisfying(StoreError.class, error -> assertThat(error.code())
                .isEqualTo(ErrorCode.UNKNOWN_STORE));
    }

    @Test
    @DisplayName(
            "S-028 S-156 a query that was let in before a drop is told that the store is no more, and brings no index back")
    void dropped() {
        side.begin(new StartupEvent());
        StoreReader reader = new StoreReader(stores, side);
        Store store = add("t");
        redis.await(reader.level(store, StoreConfig.Consistency.STRONG, Duration.ZERO));
        redis.await(reader.begin(store, snapshot -> {
            snapshot.close();
            return true;
        }));
        redis.await(stores.drop("t"));
        assertThatThrownBy(() -> redis.await(reader.begin(store, snapshot -> true)))
                .satisfies(IndexesTest::isUnknown);
        assertThatThrownBy(() -> redis.await(reader.level(store, StoreConfig.Consistency.STRONG, Duration.ZERO)))
                .satisfies(IndexesTest::isUnknown);
        assertThat(side.indexes().all()).isEmpty();
    }

    @Test
    @DisplayName(
            "S-018 a listing of stores that is too old takes no index away, and one that is behind a drop brings none back")
    void oldListing() {
        Store kept = add("kept");
        Store gone = add("gone");
        side.indexes().follow();
        assertThat(side.indexes().all()).hasSize(2);
        List<Store> added = new ArrayList<>();
        afterListing = () -> {
            afterListing = () -> {};
            redis.await(stores.drop("gone"));
            Store store = add("new");
            added.add(store);
            side.indexes().follow();
        };
        side.indexes().follow();
        assertThat(side.indexes().all().stream().map(StoreIndex::store))
                .containsExactlyInAnyOrder(kept, added.getFirst());
        assertThat(gone.uid()).isNotEqualTo(kept.uid());
    }
}
