package io.sessionsuite.coordination.kv;

import java.time.Duration;

/** What became of a write to the key-value store. */
public sealed interface Outcome {

    /**
     * It is as asked.
     *
     * @param modify the key's ModifyIndex, or the index of a deletion; 0 if there was nothing to delete
     */
    record Done(long modify) implements Outcome {}

    /** Not done; nothing changed. */
    record Refused(Reason reason) implements Outcome {}

    /** Not done: the key's lock-delay runs. */
    record Delayed(Duration left) implements Outcome {}

    /** Not done: the session that wants the lock is unknown or dead. */
    record DeadSession() implements Outcome {}

    /** Not done: the session holds as many keys as it may. */
    record TooManyLocks() implements Outcome {}

    /** Not done: more entries than one request may touch. */
    record TooManyEntries() implements Outcome {}

    /** Why a condition failed. */
    enum Reason {
        HELD("held"),
        NOT_HELD("not-held"),
        INDEX("index");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
