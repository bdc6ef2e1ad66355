package io.sessionsuite.coordination.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.coordination.blocking.ParkedReads;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The lock recipe of contract 12.2. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class LockRecipeResourceTest {

    @Inject
    ParkedReads parked;

    private final ConsulApi api = ConsulApi.somewhere();
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    @DisplayName("K-260 two sessions contend: the loser wakes on release, a third one on destroy, after the delay")
    void loserWakesOnReleaseThirdOnDestroy() {
        LockClient first = LockClient.of(api, "lock").lock();
        LockClient second = LockClient.of(api, "lock", "300ms");
        CompletableFuture<LockClient> waiting = later(second::lock);
        parked.await(api, 1);
        assertThat(first.unlock()).isTrue();
        get(waiting);
        assertThat(entry("lock").path("Session").asText()).isEqualTo(second.session());
        assertThat(entry("lock").path("LockIndex").asLong()).isEqualTo(2);
        assertThat(first.unlock()).isFalse();

        LockClient third = LockClient.of(api, "lock");
        CompletableFuture<LockClient> last = later(third::lock);
        parked.await(api, 1);
        long destroyed = System.nanoTime();
        second.endSession();
        get(last);
        assertThat(Duration.ofNanos(System.nanoTime() - destroyed)).isGreaterThan(Duration.ofMillis(290));
        assertThat(entry("lock").path("Session").asText()).isEqualTo(third.session());
        assertThat(entry("lock").path("LockIndex").asLong()).isEqualTo(3);
    }

    @Test
    @DisplayName("K-260 three contenders are all served within 15 s, one at a time")
    void threeContendersAreServed() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Boolean>> served = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            LockClient contender = LockClient.of(api, "lock");
            served.add(later(() -> {
                contender.lock();
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                String holder = entry("lock").path("Session").asText();
                inside.decrementAndGet();
                return contender.unlock() && holder.equals(contender.session());
            }));
        }

        assertThat(served).allSatisfy(done -> assertThat(get(done)).isTrue());
        assertThat(most).hasValue(1);
        assertThat(entry("lock").path("LockIndex").asLong()).isEqualTo(3);
    }

    @Test
    @DisplayName("K-261 a monitor sees the end of the session and the deletion of the key within a second, ten times")
    void monitorSeesDestroyAndDelete() {
        long last = 0;
        for (int round = 0; round < 10; round++) {
            LockClient holder = LockClient.of(api, "lock", "0s").lock();
            CompletableFuture<List<Long>> monitor = later(watch(holder));
            parked.await(api, 1);
            long start = System.nanoTime();
            if (round % 2 == 0) {
                holder.endSession();
            } else {
                api.delete("kv/lock");
            }
            List<Long> indexes = get(monitor);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            assertThat(indexes).hasSize(2).isSorted().doesNotHaveDuplicates();
            assertThat(indexes.get(0)).isGreaterThan(last);
            last = indexes.get(1);
        }
    }

    @Test
    @DisplayName("K-262 a plain put by others keeps the session: the monitor goes on, the holder can unlock")
    void plainPutKeepsSession() {
        LockClient holder = LockClient.of(api, "lock").lock();
        CompletableFuture<List<Long>> monitor = later(watch(holder));
        parked.await(api, 1);

        assertThat(api.put("kv/lock?flags=" + LockClient.FLAGS, "theirs").line())
                .isEqualTo("200 true");
        long index = entry("lock").path("ModifyIndex").asLong();
        assertThat(entry("lock").path("Session").asText()).isEqualTo(holder.session());
        assertThat(api.put("kv/lock?flags=" + LockClient.FLAGS + "&cas=" + index, "again")
                        .line())
                .isEqualTo("200 true");
        assertThat(entry("lock").path("Session").asText()).isEqualTo(holder.session());
        assertThat(api.put("kv/lock?acquire=" + LockClient.of(api, "lock").session())
                        .line())
                .isEqualTo("200 false");
        assertThat(monitor).isNotDone();

        assertThat(holder.unlock()).isTrue();
        assertThat(get(monitor)).isSorted().hasSizeGreaterThan(1);
    }

    @Test
    @DisplayName("K-263 a second client with the same session holds at once; both see the unlock")
    void sameSessionReclaims() {
        LockClient first = LockClient.of(api, "lock").lock();
        long held = api.get("kv/lock").index();
        LockClient second = new LockClient(api, "lock", first.session());
        assertThat(second.lockOnce(Duration.ofSeconds(15))).isTrue();
        assertThat(api.put("kv/lock?acquire=" + first.session() + "&flags=" + LockClient.FLAGS, "held")
                        .line())
                .isEqualTo("200 true");
        assertThat(api.get("kv/lock").index()).isEqualTo(held);

        CompletableFuture<List<Long>> one = later(watch(first));
        CompletableFuture<List<Long>> other = later(watch(second));
        parked.await(api, 2);
        assertThat(second.unlock()).isTrue();
        assertThat(get(one)).isEqualTo(get(other)).hasSize(2);
        assertThat(first.unlock()).isFalse();
    }

    /** A busy machine may delay one try, not all of them. */
    @Test
    @DisplayName("K-264 one try with wait=250ms on a held key takes 250 to 500 ms; a free key is taken afterwards")
    void oneShot() {
        LockClient holder = LockClient.of(api, "lock").lock();
        LockClient other = LockClient.of(api, "lock");
        List<Duration> taken = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            assertThat(other.lockOnce(Duration.ofMillis(250))).isFalse();
            taken.add(Duration.ofNanos(System.nanoTime() - start));
        }
        assertThat(taken).allSatisfy(time -> assertThat(time).isGreaterThanOrEqualTo(Duration.ofMillis(250)));
        assertThat(taken).anySatisfy(time -> assertThat(time).isLessThan(Duration.ofMillis(500)));

        assertThat(holder.unlock()).isTrue();
        assertThat(other.lockOnce(Duration.ofMillis(250))).isTrue();
    }

    @Test
    @DisplayName("K-265 a monitor that gets two 500s goes on, and sees the unlock")
    void monitorSurvivesErrors() throws IOException {
        LockClient holder = LockClient.of(api, "lock").lock();
        try (FaultyRelay relay = new FaultyRelay(api.namespace())) {
            relay.failNext(2);
            CompletableFuture<List<Long>> monitor = later(() -> holder.monitor(relay));
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> relay.passed() == 2);
            assertThat(relay.failed()).isEqualTo(2);

            relay.failNext(2);
            api.put("kv/lock?flags=" + LockClient.FLAGS, "theirs");
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> relay.passed() == 3);
            assertThat(relay.failed()).isEqualTo(4);
            assertThat(monitor).isNotDone();
            assertThat(entry("lock").path("Session").asText()).isEqualTo(holder.session());

            assertThat(holder.unlock()).isTrue();
            assertThat(get(monitor)).hasSize(3).isSorted();
        }
    }

    @Test
    @DisplayName("K-266 flags tell the keys of locks and semaphores apart, as u64")
    void flagsTellRecipesApart() {
        LockClient.of(api, "both/.lock").lock();
        assertThat(api.get("kv/both/.lock").body()).contains("\"Flags\":" + LockClient.FLAGS + ",");
        SemaphoreClient semaphore = SemaphoreClient.of(api, "both", 2);
        assertThatThrownBy(semaphore::acquire).isInstanceOf(SemaphoreClient.Conflict.class);

        SemaphoreClient.of(api, "other", 2).acquire();
        assertThat(api.get("kv/other/.lock").body()).contains("\"Flags\":" + SemaphoreClient.FLAGS + ",");
        LockClient lock = LockClient.of(api, "other/.lock");
        assertThatThrownBy(lock::lock).isInstanceOf(LockClient.Conflict.class);
        assertThat(api.get("kv/other/.lock").json().get(0).has("Session")).isFalse();
    }

    private Supplier<List<Long>> watch(LockClient holder) {
        return () -> holder.monitor(api::get);
    }

    private JsonNode entry(String key) {
        Reply read = api.get("kv/" + key);
        assertThat(read.status()).isEqualTo(200);
        return read.json().get(0);
    }

    private <T> CompletableFuture<T> later(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, callers);
    }

    private static <T> T get(CompletableFuture<T> result) {
        return result.orTimeout(15, TimeUnit.SECONDS).join();
    }
}
