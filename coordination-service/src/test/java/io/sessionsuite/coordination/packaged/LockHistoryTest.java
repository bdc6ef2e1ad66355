package io.sessionsuite.coordination.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.coordination.packaged.LockHistory.Kind;
import io.sessionsuite.coordination.packaged.LockHistory.Operation;
import io.sessionsuite.coordination.packaged.LockHistory.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockHistoryTest {

    private final List<Operation> operations = new ArrayList<>();
    private long clock;

    private LockHistoryTest then(Kind kind, String session, Result result, long fence) {
        clock += 10;
        operations.add(new Operation(
                kind, kind == Kind.RENEW || kind == Kind.DESTROY ? "" : "k", session, result, fence, clock, clock + 5));
        return this;
    }

    private LockHistoryTest acquire(String session, long fence) {
        return then(Kind.ACQUIRE, session, Result.DONE, fence);
    }

    private LockHistoryTest release(String session, long fence) {
        return then(Kind.RELEASE, session, Result.DONE, fence);
    }

    private List<String> violations() {
        return new LockHistory(operations).violations();
    }

    @Test
    void handOverIsFine() {
        acquire("a", 5).release("a", 6).acquire("b", 7).then(Kind.RENEW, "a", Result.DONE, 0);
        assertThat(violations()).isEmpty();
    }

    @Test
    void expiredHolderIsFine() {
        acquire("a", 5).then(Kind.RENEW, "a", Result.DONE, 0).acquire("b", 9).then(Kind.RENEW, "a", Result.REFUSED, 0);
        assertThat(violations()).isEmpty();
    }

    @Test
    void destroyedHolderIsFine() {
        acquire("a", 5).then(Kind.DESTROY, "a", Result.DONE, 0).acquire("b", 9);
        assertThat(violations()).isEmpty();
    }

    @Test
    void lostReleaseMayHaveHappened() {
        acquire("a", 5)
                .then(Kind.RELEASE, "a", Result.UNKNOWN, 0)
                .acquire("b", 9)
                .then(Kind.RENEW, "a", Result.DONE, 0);
        assertThat(violations()).isEmpty();
    }

    @Test
    void liveHolderOverrunIsFound() {
        acquire("a", 5).acquire("b", 6).then(Kind.RENEW, "a", Result.DONE, 0);
        assertThat(violations()).singleElement().asString().startsWith("two holders");
    }

    @Test
    void fenceGoingBackIsFound() {
        acquire("a", 5).release("a", 6).acquire("b", 4);
        assertThat(violations()).anyMatch(text -> text.startsWith("fence went back"));
    }

    @Test
    void fenceGivenTwiceIsFound() {
        acquire("a", 5).release("a", 6).acquire("b", 5);
        assertThat(violations()).anyMatch(text -> text.startsWith("fence given twice"));
    }

    @Test
    void releaseByStrangerIsFound() {
        acquire("a", 5).release("b", 6);
        assertThat(violations()).singleElement().asString().startsWith("released by who did not hold");
    }

    @Test
    void releaseAfterLosingIsFound() {
        acquire("a", 5).acquire("b", 7).release("a", 9);
        assertThat(violations()).anyMatch(text -> text.startsWith("released after another got it"));
    }
}
