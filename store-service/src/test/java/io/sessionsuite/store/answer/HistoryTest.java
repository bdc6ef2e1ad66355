package io.sessionsuite.store.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.store.answer.History.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge finds broken histories and leaves sound ones alone. */
class HistoryTest {

    private static Event write(long value, long began, long ended) {
        return new Event("a", true, value, began, ended);
    }

    private static Event read(long value, long began, long ended) {
        return new Event("a", false, value, began, ended);
    }

    @Test
    void overlapsMayGoEitherWay() {
        assertThat(History.contradictions(
                        List.of(write(1, 0, 10), read(0, 5, 8), read(1, 6, 9), write(2, 20, 30), read(1, 21, 22))))
                .isEmpty();
    }

    @Test
    void aStaleReadIsFound() {
        assertThat(History.contradictions(List.of(write(1, 0, 10), read(0, 11, 12))))
                .hasSize(1);
    }

    @Test
    void aReadThatGoesBackIsFound() {
        assertThat(History.contradictions(List.of(write(1, 0, 50), read(1, 5, 10), read(0, 11, 12))))
                .isNotEmpty();
    }

    @Test
    void aReadFromTheFutureIsFound() {
        assertThat(History.contradictions(List.of(read(1, 0, 5), write(1, 6, 10))))
                .isNotEmpty();
    }

    @Test
    void registersAreJudgedAlone() {
        assertThat(History.contradictions(List.of(new Event("b", true, 1, 0, 10), read(0, 11, 12))))
                .isEmpty();
    }
}
