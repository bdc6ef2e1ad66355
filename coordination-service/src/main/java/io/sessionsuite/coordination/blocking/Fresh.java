package io.sessionsuite.coordination.blocking;

import io.sessionsuite.coordination.http.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What a read that may have waited comes back with.
 *
 * @param wokenBy null if it was not to wait
 */
public record Fresh<T>(Snapshot<T> snapshot, @Nullable WokenBy wokenBy) {

    public T value() {
        return snapshot.value();
    }

    public long index() {
        return snapshot.index();
    }

    /** Adds the header that tells what ended the wait. */
    public Answer mark(Answer answer) {
        return wokenBy == null ? answer : answer.with("X-Session-Woken-By", wokenBy.word());
    }
}
