package io.sessionsuite.store.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.TestCallers;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The read cycle of one store on a real Redis, with what may go wrong between a question and its answer. */
class StoreIndexTest {

    private static final ExecutorService threads = Executors.newCachedThreadPool();
    private static TestCallers callers;
    private TestStore store;
    private TestReplica replica;

    @TempDir
    private Path folder;

    @BeforeAll
    static void connect() {
        callers = new TestCallers(EmbeddedRedis.shared());
    }

    @AfterAll
    static void disconnect() {
        callers.close();
        threads.shutdown();
    }

    @BeforeEach
    void start() {
        store = new TestStore(callers, 4);
        replica = new TestReplica(store, new IndexPlace.Heap(), 3);
    }

    @AfterEach
    void stop() {
        replica.close();
        store.unlink();
    }

    private Map<String, Long> write(Random random, int changes, Map<String, Long> model) {
        for (int i = 0; i < changes; i++) {
            String identity = "id" + random.nextInt(20);
            if (random.nextInt(4) == 0) {
                store.delete(identity);
                model.remove(identity);
            } else {
                long number = random.nextInt(1_000_000);
                store.put(identity, number);
                model.put(identity, number);
            }
        }
        return model;
    }

    private void trimLogs() {
        for (int partition = 0; partition < 4; partition++) {
            store.command("XTRIM", "store:{" + store.store.uid() + ":" + partition + "}:log", "MAXLEN", "1");
        }
    }

    @Test
    @DisplayName("S-054 every change is seen by the next query")
    void everyChangeIsSeen() {
        Random random = new Random(1);
        Map<String, Long> model = new TreeMap<>();
        assertThat(replica.read()).isEmpty();
        for (int i = 0; i < 100; i++) {
            write(random, 1 + random.nextInt(8), model);
            assertThat(replica.read()).isEqualTo(model);
        }
    }

    @Test
    @DisplayName("S-151 a one-partition batch is never half visible")
    void batches() throws Exception {
        List<String> partners = IntStream.range(0, 1_000)
                .mapToObj(i -> "b" + i)
                .filter(identity -> store.partition(identity) == 0)
                .limit(50)
                .toList();
        store.put(0, partners, 0, 0);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(
                () -> {
                    for (int batch = 1; batch <= 150; batch++) {
                        store.put(0, partners, batch, 0);
                        replica.index.nudge();
                    }
                },
                threads);
        long last = 0;
        while (!writing.isDone()) {
            Map<String, Long> seen = replica.read();
            assertThat(seen).hasSize(50);
            assertThat(seen.values()).containsOnly(seen.get(partners.getFirst()));
            assertThat(seen.get(partners.getFirst())).isGreaterThanOrEqualTo(last);
            last = seen.get(partners.getFirst());
        }
        writing.get(20, TimeUnit.SECONDS);
        assertThat(replica.read().get(partners.getFirst())).isEqualTo(150);
    }

    @Test
    @DisplayName("S-149 whoever waits shares one look at Redis")
    void looks() throws Exception {
        store.put("1", 1);
        replica.read();
        int before = replica.feed.looks.get();
        List<CompletableFuture<Moment>> answers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            answers.add(replica.index.level().subscribeAsCompletionStage());
        }
        for (CompletableFuture<Moment> answer : answers) {
            assertThat(answer.get(20, TimeUnit.SECONDS).now()).isPositive();
        }
        assertThat(replica.feed.looks.get() - before).isBetween(1, 200);
    }

    @Test
    void aLookThatFindsNothingNewReadsNothingElse() {
        store.put("1", 1);
        replica.read();
        int pulls = replica.feed.pulls.get();
        List<String> entries = replica.opened.published();
        assertThat(replica.read()).containsOnlyKeys("1");
        assertThat(replica.feed.pulls.get()).isEqualTo(pulls);
        assertThat(replica.opened.published()).isSameAs(entries);
    }

    @Test
    @DisplayName("S-153 a log trimmed past the replica makes it read all again")
    void trimmed() {
        Map<String, Long> model = write(new Random(2), 50, new TreeMap<>());
        assertThat(replica.read()).isEqualTo(model);
        write(new Random(3), 50, model);
        trimLogs();
        int scans = replica.feed.scans.get();
        assertThat(replica.read()).isEqualTo(model);
        assertThat(replica.feed.scans.get()).isGreaterThan(scans);
    }

    @Test
    @DisplayName("S-152 a Redis set back to an older state, with new writes since, is noticed")
    void setBack() {
        Map<String, Long> model = write(new Random(4), 40, new TreeMap<>());
        PastState past = PastState.of(store);
        Map<String, Long> then = new TreeMap<>(model);
        write(new Random(5), 40, model);
        assertThat(replica.read()).isEqualTo(model);
        past.restore();
        assertThat(replica.read()).isEqualTo(then);
        write(new Random(6), 5, then);
        assertThat(replica.read()).isEqualTo(then);
    }

    @RepeatedTest(value = 6, name = "S-152 set back between two replies of one catch-up ({currentRepetition})")
    void setBackBetweenPulls(RepetitionInfo repetition) {
        Map<String, Long> model = write(new Random(7), 40, new TreeMap<>());
        assertThat(replica.read()).isEqualTo(model);
        write(new Random(8), 20, model);
        PastState past = PastState.of(store);
        Map<String, Long> then = new TreeMap<>(model);
        write(new Random(9), 60, model);
        AtomicInteger calls = new AtomicInteger();
        replica.feed.onPull = pull -> pull.emitOn(threads).invoke(reply -> {
            if (calls.incrementAndGet() == repetition.getCurrentRepetition()) {
                past.restore();
                write(new Random(10), 5, then);
            }
        });
        assertThat(replica.read()).isEqualTo(then);
        assertThat(calls).hasValueGreaterThan(repetition.getCurrentRepetition());
        assertThat(replica.read()).isEqualTo(then);
    }

    @RepeatedTest(value = 4, name = "S-152 set back in the middle of a rebuild ({currentRepetition})")
    void setBackBetweenScans(RepetitionInfo repetition) {
        Map<String, Long> model = write(new Random(11), 40, new TreeMap<>());
        for (int i = 0; i < 2_000; i++) {
            store.put("many" + i, i);
            model.put("many" + i, (long) i);
        }
        PastState past = PastState.of(store);
        Map<String, Long> then = new TreeMap<>(model);
        write(new Random(12), 60, model);
        AtomicInteger calls = new AtomicInteger();
        replica.feed.onScan = scan -> scan.emitOn(threads).invoke(reply -> {
            if (calls.incrementAndGet() == repetition.getCurrentRepetition() * 20) {
                past.restore();
                write(new Random(13), 5, then);
            }
        });
        assertThat(replica.read()).isEqualTo(then);
    }

    @Test
    @DisplayName("S-152 S-157 paths that were lost and others admitted in their place are what the replica indexes")
    void otherPathsAfterwards() {
        String paths = "store:{" + store.store.uid() + "}:paths";
        store.put("1", 1);
        PastState past = PastState.of(store);
        store.command("SADD", paths, "lost");
        store.put("1", 2);
        replica.read();
        assertThat(pathsShown()).contains("lost").doesNotContain("new");
        past.restore();
        store.command("SREM", paths, "lost");
        store.command("SADD", paths, "new");
        store.put("1", 3);
        assertThat(replica.read()).containsEntry("1", 3L);
        assertThat(pathsShown()).contains("new").doesNotContain("lost");
    }

    private List<String> pathsShown() {
        try (Snapshot snapshot = replica.index.open()) {
            return snapshot.paths();
        }
    }

    @Test
    void pagesOfTwoRedisProcessesMakeNoWhole() {
        for (int i = 0; i < 1_000; i++) {
            store.put("many" + i, i);
        }
        store.keepAsTable();
        AtomicInteger calls = new AtomicInteger();
        replica.feed.onScan =
                scan -> calls.incrementAndGet() == 30 ? scan.map(page -> new ChangeFeed.Scan.Lost()) : scan;
        assertThat(replica.read()).hasSize(1_000);
        assertThat(calls).hasValueGreaterThan(30);
    }

    @RepeatedTest(3)
    void failuresAndLateAnswersLoseNothing() {
        Random random = new Random(14);
        Map<String, Long> model = new TreeMap<>();
        replica.feed.onPull = pull -> switch (random.nextInt(4)) {
            case 0 -> pull.onItem().delayIt().by(Duration.ofMillis(30));
            case 1 -> pull.onItem().failWith(() -> new StoreError.Unavailable("lost", "not-done", null));
            default -> pull;
        };
        for (int i = 0; i < 60; i++) {
            write(random, 10, model);
            CompletableFuture<Moment> other = replica.index.level().subscribeAsCompletionStage();
            try {
                assertThat(replica.read()).isEqualTo(model);
            } catch (StoreError.Unavailable expected) {
                assertThat(expected.text()).isEqualTo("lost");
            }
            other.exceptionally(failure -> null).join();
        }
        replica.feed.onPull = pull -> pull;
        assertThat(replica.read()).isEqualTo(model);
    }

    @Test
    void anIndexThatFailedForGoodIsRebuilt() {
        Map<String, Long> model = write(new Random(15), 40, new TreeMap<>());
        assertThat(replica.read()).isEqualTo(model);
        replica.opened.close();
        write(new Random(16), 40, model);
        assertThatThrownBy(() -> replica.read()).isInstanceOf(RuntimeException.class);
        assertThat(replica.read()).isEqualTo(model);
    }

    @Test
    @DisplayName("S-156 a dropped store is gone for whoever waits, and whoever reads it reads on")
    void dropped() {
        Map<String, Long> model = write(new Random(17), 40, new TreeMap<>());
        assertThat(replica.read()).isEqualTo(model);
        try (Snapshot running = replica.index.open()) {
            replica.dropped = true;
            store.unlink();
            assertThatThrownBy(() -> replica.read())
                    .isInstanceOfSatisfying(
                            StoreError.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.UNKNOWN_STORE));
            replica.index.discard();
            assertThat(TestReplica.content(running, 0)).isEqualTo(model);
        }
        assertThat(replica.index.open()).isNull();
        assertThatThrownBy(() -> replica.read()).isInstanceOf(StoreError.class);
    }

    @Test
    @DisplayName("S-028 a store that is unlinked between a look at it and the first reading is gone, not empty")
    void unlinkedMeanwhile() {
        store.put("1", 1);
        replica.feed.onPull = pull -> Uni.createFrom().deferred(() -> {
            replica.dropped = true;
            store.unlink();
            return pull;
        });
        assertThatThrownBy(() -> replica.read())
                .isInstanceOfSatisfying(
                        StoreError.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.UNKNOWN_STORE));
    }

    @Test
    @DisplayName("S-133 S-135 a document past its deadline is in no answer, swept or not")
    void deadlines() {
        store.put("short", 1, 3_600_000);
        store.put("long", 2, 7_200_000);
        store.put("ever", 3);
        long now = replica.index.level().await().atMost(TestStore.PATIENCE).now();
        assertThat(replica.newest(now)).containsOnlyKeys("short", "long", "ever");
        long deadline = Long.parseLong((String) store.command(
                "ZSCORE", "store:{" + store.store.uid() + ":" + store.partition("short") + "}:ttl", "short"));
        assertThat(replica.newest(deadline - 1)).containsOnlyKeys("short", "long", "ever");
        assertThat(replica.newest(deadline)).containsOnlyKeys("long", "ever");
        store.put("short", 4);
        assertThat(replica.read()).containsEntry("short", 4L);
        assertThat(replica.newest(deadline)).containsOnlyKeys("short", "long", "ever");
    }

    @Test
    void whatWasCommittedIsGoneOnFrom() {
        Map<String, Long> model = write(new Random(18), 60, new TreeMap<>());
        IndexPlace place = new IndexPlace.Folder(folder);
        try (TestReplica before = new TestReplica(store, place, 100)) {
            assertThat(before.read()).isEqualTo(model);
        }
        write(new Random(19), 20, model);
        try (TestReplica after = new TestReplica(store, place, 100)) {
            assertThat(after.read()).isEqualTo(model);
            assertThat(after.feed.scans).hasValue(0);
        }
    }

    @Test
    void anIndexOfAnotherGenerationIsEmptied() {
        store.put("old", 1);
        IndexPlace place = new IndexPlace.Folder(folder);
        try (TestReplica before = new TestReplica(store, place, 100)) {
            assertThat(before.read()).containsOnlyKeys("old");
        }
        TestStore other = new TestStore(callers, 4);
        try (TestReplica after = new TestReplica(other, place, 100)) {
            assertThat(after.read()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 14})
    void aCommitInTheMiddleOfARebuildIsNotTrusted(int firstLostPage) {
        Map<String, Long> model = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            store.put("many" + i, i);
            model.put("many" + i, (long) i);
        }
        store.keepAsTable();
        IndexPlace place = new IndexPlace.Folder(folder);
        TestReplica before = new TestReplica(store, place, 20);
        assertThat(before.read()).isEqualTo(model);
        AtomicInteger pages = new AtomicInteger();
        before.feed.onScan = scan -> pages.incrementAndGet() < firstLostPage
                ? scan
                : scan.onItem().failWith(() -> new StoreError.Unavailable("lost", "not-done", null));
        write(new Random(20), 40, model);
        trimLogs();
        assertThatThrownBy(before::read).isInstanceOf(StoreError.Unavailable.class);
        assertThat(pages).hasValueGreaterThanOrEqualTo(firstLostPage);
        assertThat(IntStream.range(0, 4).mapToObj(before.opened::position)).anyMatch(Position::isUnknown);
        before.close();
        write(new Random(21), 20, model);
        try (TestReplica after = new TestReplica(store, place, 100)) {
            assertThat(after.read()).isEqualTo(model);
            assertThat(after.feed.scans).hasPositiveValue();
        }
    }

    @Test
    void whoeverGivesUpWaitingLeavesNothingBehind() {
        replica.feed.onPull = pull -> pull.onItem().delayIt().by(Duration.ofMillis(300));
        store.put("1", 1);
        replica.read();
        store.put("1", 2);
        replica.index.nudge();
        Uni<Moment> impatient =
                replica.index.level().ifNoItem().after(Duration.ofMillis(10)).fail();
        assertThatThrownBy(() -> impatient.await().atMost(TestStore.PATIENCE)).isNotNull();
        assertThat(replica.read()).containsEntry("1", 2L);
    }
}
