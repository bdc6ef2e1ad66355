package io.sessionsuite.coordination.blocking;

import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** One request that waits, or is about to. Its state changes only under the lock of {@link Registry}. */
final class Waiter<T> {

    private final Group<T> group;
    private final long asked;
    private final UniEmitter<? super Fresh<T>> emitter;
    private final Context context;
    private long wakesSeen;
    private boolean parked;
    private boolean missing;
    private long timer = -1;

    Waiter(Group<T> group, long asked, UniEmitter<? super Fresh<T>> emitter, Context context) {
        this.group = group;
        this.asked = asked;
        this.emitter = emitter;
        this.context = context;
        this.wakesSeen = group.wakes();
    }

    Group<T> group() {
        return group;
    }

    Context context() {
        return context;
    }

    boolean isParked() {
        return parked;
    }

    /** Whether the first read already is an answer; if not, it is parked. */
    boolean arrives(Snapshot<T> snapshot) {
        missing = snapshot.missing();
        parked = snapshot.index() <= asked;
        return !parked;
    }

    /** Whether something woke the group since this one last looked. */
    boolean sleptThrough() {
        boolean news = group.wakes() != wakesSeen;
        wakesSeen = group.wakes();
        return news;
    }

    /** Whether a read after a wake-up is an answer. What was missing and still is has not changed. */
    boolean isAnswered(Snapshot<T> snapshot) {
        boolean stillMissing = missing && snapshot.missing();
        missing = snapshot.missing();
        return !stillMissing && snapshot.index() > asked;
    }

    void startTimer(Vertx vertx, long millis, Runnable action) {
        timer = vertx.setTimer(millis, fired -> action.run());
    }

    void stopTimer(Vertx vertx) {
        if (timer >= 0) {
            vertx.cancelTimer(timer);
        }
    }

    void answer(Snapshot<T> snapshot, WokenBy wokenBy) {
        context.runOnContext(any -> emitter.complete(new Fresh<>(snapshot, wokenBy)));
    }

    void fail(Throwable failure) {
        context.runOnContext(any -> emitter.fail(failure));
    }
}
