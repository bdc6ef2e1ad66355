package io.sessionsuite.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sessionsuite.store.StoreError;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Who may write, and when. */
class WriteLineTest {

    private static final int MOST_WAITING = 10;

    private final WriteLine line = new WriteLine(new SimpleMeterRegistry(), MOST_WAITING);
    private final List<CompletableFuture<String>> begun = new ArrayList<>();

    private CompletableFuture<String> write(int documents) {
        List<Item> items = Collections.nCopies(documents, Item.delete(new Identity("1"), Item.ANY));
        return line.inLine(items, () -> Uni.createFrom().completionStage(begin()))
                .subscribeAsCompletionStage();
    }

    private CompletableFuture<String> begin() {
        CompletableFuture<String> write = new CompletableFuture<>();
        begun.add(write);
        return write;
    }

    @Test
    void whatDoesNotFitWaitsUntilThereIsRoom() {
        CompletableFuture<String> first = write(400);
        CompletableFuture<String> second = write(300);
        CompletableFuture<String> third = write(1);
        assertThat(begun).hasSize(1);
        assertThat(line.waiting()).isEqualTo(2);
        begun.get(0).complete("first");
        assertThat(first).isCompletedWithValue("first");
        assertThat(begun).hasSize(3);
        begun.get(2).complete("third");
        begun.get(1).complete("second");
        assertThat(second).isCompletedWithValue("second");
        assertThat(third).isCompletedWithValue("third");
        assertThat(line.waiting()).isZero();
    }

    @Test
    void aWriteOverTheLimitGoesAlone() {
        CompletableFuture<String> large = write(700);
        CompletableFuture<String> small = write(1);
        assertThat(begun).hasSize(1);
        begun.get(0).complete("large");
        assertThat(large).isCompleted();
        begun.get(1).complete("small");
        assertThat(small).isCompleted();
    }

    @Test
    void aDocumentOfManyBytesCountsAsSeveral() {
        byte[] mebibyte = new byte[1 << 20];
        List<Item> large = Collections.nCopies(8, Item.put(new Identity("1"), Item.ANY, 0, mebibyte));
        CompletableFuture<String> first = line.inLine(
                        large, () -> Uni.createFrom().completionStage(begin()))
                .subscribeAsCompletionStage();
        CompletableFuture<String> next = write(1);
        assertThat(begun).hasSize(1);
        assertThat(first).isNotDone();
        assertThat(next).isNotDone();
    }

    @Test
    void aWriteWithoutAnswerSendsAwayWhoeverWaits() {
        CompletableFuture<String> lost = write(500);
        CompletableFuture<String> waiting = write(1);
        begun.get(0).completeExceptionally(new StoreError.Unavailable("unavailable", "unknown", null));
        assertThatThrownBy(lost::join).hasCauseInstanceOf(StoreError.Unavailable.class);
        assertThatThrownBy(waiting::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(StoreError.Unavailable.class, away -> assertThat(away.outcome())
                        .isEqualTo("not-done"));
        assertThat(begun).hasSize(1);
        assertThat(write(500)).isNotDone();
        assertThat(begun).hasSize(2);
    }

    @Test
    void anyOtherFailureIsOnesOwn() {
        CompletableFuture<String> defective = write(500);
        CompletableFuture<String> waiting = write(1);
        begun.get(0).completeExceptionally(new IllegalStateException("a defect"));
        assertThat(defective).isCompletedExceptionally();
        begun.get(1).complete("done");
        assertThat(waiting).isCompletedWithValue("done");
    }

    @Test
    void whoeverGivesUpLeavesNoPlaceBehind() {
        CompletableFuture<String> first = write(500);
        CompletableFuture<String> second = write(500);
        CompletableFuture<String> third = write(500);
        assertThat(second.cancel(true)).isTrue();
        assertThat(line.waiting()).isEqualTo(1);
        assertThat(first.cancel(true)).isTrue();
        begun.get(1).complete("third");
        assertThat(third).isCompletedWithValue("third");
        assertThat(write(500)).isNotDone();
        assertThat(begun).hasSize(3);
    }

    @Test
    void aFullLineRefuses() {
        CompletableFuture<String> first = write(500);
        for (int i = 0; i < MOST_WAITING; i++) {
            assertThat(write(1)).isNotDone();
        }
        assertThatThrownBy(() -> write(1).join()).hasCauseInstanceOf(StoreError.Unavailable.class);
        begun.get(0).complete("done");
        assertThat(first).isCompleted();
        assertThat(begun).hasSize(1 + MOST_WAITING);
    }
}
