package io.sessionsuite.coordination.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.coordination.blocking.ParkedReads;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The semaphore recipe of contract 12.2. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class SemaphoreRecipeResourceTest {

    @Inject
    ParkedReads parked;

    private final ConsulApi api = ConsulApi.somewhere();
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    @DisplayName("K-267 four contenders for two places are all served within 15 s, never more than two inside")
    void fourContendersAreServed() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Boolean>> served = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            SemaphoreClient contender = SemaphoreClient.of(api, "sem", 2);
            served.add(later(() -> {
                contender.acquire();
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                boolean listed = contender.holders().contains(contender.session());
                inside.decrementAndGet();
                contender.release();
                return listed;
            }));
        }

        assertThat(served).allSatisfy(done -> assertThat(get(done)).isTrue());
        assertThat(most.get()).isBetween(1, 2);
        assertThat(api.get("kv/sem/?keys").body()).isEqualTo("[\"sem/.lock\"]");
        assertThat(api.get("kv/sem/.lock?raw").body()).isEqualTo("{\"Limit\":2,\"Holders\":{}}");
    }

    @Test
    @DisplayName("K-267 a third contender waits for a place and gets the one that is released")
    void waiterGetsReleasedPlace() {
        SemaphoreClient first = SemaphoreClient.of(api, "sem", 2).acquire();
        SemaphoreClient second = SemaphoreClient.of(api, "sem", 2).acquire();
        SemaphoreClient third = SemaphoreClient.of(api, "sem", 2);
        CompletableFuture<SemaphoreClient> waiting = later(third::acquire);
        parked.await(api, 1);
        assertThat(second.holders()).containsExactlyInAnyOrder(first.session(), second.session());

        first.release();
        get(waiting);
        assertThat(third.holders()).containsExactlyInAnyOrder(second.session(), third.session());
    }

    @Test
    @DisplayName("K-267 the entry of a dead holder goes with its session; the next contender prunes it from the list")
    void deadHolderIsPruned() {
        SemaphoreClient dead = SemaphoreClient.of(api, "sem", 1).acquire();
        SemaphoreClient next = SemaphoreClient.of(api, "sem", 1);
        CompletableFuture<SemaphoreClient> waiting = later(next::acquire);
        CompletableFuture<Void> monitor = CompletableFuture.runAsync(dead::monitor, callers);
        parked.await(api, 2);

        api.put("session/destroy/" + dead.session());
        get(monitor);
        get(waiting);
        assertThat(next.holders()).containsExactly(next.session());
        assertThat(api.get("kv/sem/" + dead.session()).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("K-267 the deletion of the tree is seen by all holders")
    void treeDeleteIsSeen() {
        SemaphoreClient first = SemaphoreClient.of(api, "sem", 2).acquire();
        SemaphoreClient second = SemaphoreClient.of(api, "sem", 2).acquire();
        List<CompletableFuture<Void>> monitors = List.of(
                CompletableFuture.runAsync(first::monitor, callers),
                CompletableFuture.runAsync(second::monitor, callers));
        parked.await(api, 2);

        assertThat(api.delete("kv/sem/?recurse").line()).isEqualTo("200 true");
        monitors.forEach(SemaphoreRecipeResourceTest::get);
        assertThat(api.get("kv/sem/?recurse").status()).isEqualTo(404);
        SemaphoreClient again = SemaphoreClient.of(api, "sem", 2).acquire();
        assertThat(again.holders()).containsExactly(again.session());
    }

    @Test
    @DisplayName("K-267 two limits on one prefix conflict")
    void twoLimitsConflict() {
        SemaphoreClient two = SemaphoreClient.of(api, "sem", 2).acquire();
        SemaphoreClient one = SemaphoreClient.of(api, "sem", 1);

        assertThatThrownBy(one::acquire).isInstanceOf(SemaphoreClient.OtherLimit.class);
        assertThat(two.holders()).containsExactly(two.session());
    }

    private <T> CompletableFuture<T> later(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, callers);
    }

    private static <T> T get(CompletableFuture<T> result) {
        return result.orTimeout(15, TimeUnit.SECONDS).join();
    }
}
