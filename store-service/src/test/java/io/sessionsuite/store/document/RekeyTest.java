package io.sessionsuite.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.TestCallers;
import io.sessionsuite.store.document.DocumentStore.Page;
import io.sessionsuite.store.document.MergeConcurrencyTest.Replica;
import io.sessionsuite.store.registry.KeyPath;
import io.sessionsuite.store.registry.Partitions;
import io.sessionsuite.store.registry.RedisPartitions;
import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.StoreKeys;
import io.sessionsuite.store.registry.StoreRegistry.Gone;
import io.sessionsuite.store.registry.StoreUid;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change of the key whose process stands still for a while, so that others take it for dead. */
class RekeyTest {

    private static final int DOCUMENTS = 600;

    private EmbeddedRedis server;
    private TestCallers redis;
    private Replica replica;
    private DocumentStore documents;
    private RedisPartitions partitions;
    private Store store;

    @BeforeEach
    void fill() {
        server = EmbeddedRedis.builder().start();
        redis = new TestCallers(server);
        replica = Replica.on(redis.scripts());
        documents = new RedisDocumentStore(redis.scripts(), MergeConcurrencyTest.CONFIG);
        partitions = new RedisPartitions(redis.scripts());
        store = new Store(StoreUid.generate(), "t", KeyPath.of("session.id"), 1, 1, 16, 0, Instant.EPOCH);
        redis.await(replica.stores().add(store, 10));
        update(IntStream.range(0, DOCUMENTS)
                .mapToObj(i -> "{\"session\":{\"id\":\"s" + i + "\"},\"user\":{\"id\":\"u" + i + "\"}}")
                .collect(Collectors.joining(",", "[{\"upsert\":[", "]}]")));
    }

    @AfterEach
    void stop() {
        redis.close();
        server.close();
    }

    private void update(String ops) {
        redis.await(replica.updates().apply("t", ops.getBytes(StandardCharsets.UTF_8), new Origin("127.0.0.1", 1)));
    }

    /** After that many renewals of the freeze the process stands still, until {@code meanwhile} is done. */
    private Partitions standingStill(int after, Uni<Void> meanwhile) {
        AtomicInteger renewals = new AtomicInteger();
        return (Partitions) Proxy.newProxyInstance(
                Partitions.class.getClassLoader(), new Class<?>[] {Partitions.class}, (proxy, method, arguments) -> {
                    Object result = method.invoke(partitions, arguments);
                    return method.getName().equals("renew") && renewals.incrementAndGet() == after
                            ? ((Uni<?>) result).call(() -> meanwhile)
                            : result;
                });
    }

    /** The time of every announced generation comes, and another replica clears what is due. */
    private Uni<Void> cleared() {
        return Uni.createFrom().deferred(() -> {
            for (Object uid : (List<?>) server.command("ZRANGE", StoreKeys.GONE, "0", "-1")) {
                server.command("ZADD", StoreKeys.GONE, "1", (String) uid);
            }
            return replica.stores().gone(10).chain(gone -> Uni.join()
                    .all(gone.stream().map(this::clear).toList())
                    .andFailFast()
                    .replaceWithVoid());
        });
    }

    private Uni<Void> clear(Gone gone) {
        return partitions
                .close(gone.uid(), gone.partitions())
                .chain(() -> partitions.unlink(gone.uid(), gone.partitions()))
                .chain(() -> replica.stores().forget(gone.uid()));
    }

    private int kept(Store generation) {
        int count = 0;
        for (int partition = 0; partition < generation.partitions(); partition++) {
            Page page = redis.await(documents.page(generation, partition, "0", 1_000));
            count += page.documents().size();
        }
        return count;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 16, 17})
    @DisplayName("S-155 a generation that others unlinked while its maker stood still does not become the store")
    void unlinkedMeanwhile(int renewals) {
        Rekey rekey =
                new Rekey(documents, replica.stores(), standingStill(renewals, cleared()), MergeConcurrencyTest.CONFIG);
        assertThatThrownBy(() -> redis.await(rekey.apply(store, KeyPath.of("user.id"))))
                .isInstanceOf(StoreError.class);
        redis.await(replica.stores().reload());
        Store now = replica.stores().named("t");
        assertThat(now.key()).isEqualTo(KeyPath.of("session.id"));
        assertThat(kept(now)).isEqualTo(DOCUMENTS);
        update("[{\"delete\":[\"s1\"]}]");
        assertThat(kept(now)).isEqualTo(DOCUMENTS - 1);
        redis.await(cleared());
        assertThat((List<?>) server.command("KEYS", "store:{*:*}:doc"))
                .allMatch(key -> key.toString().contains(now.uid().text()));
    }
}
