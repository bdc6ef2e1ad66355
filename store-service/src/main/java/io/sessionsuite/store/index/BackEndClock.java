package io.sessionsuite.store.index;

/** The clock of the back end as last read, moved on by this process's own. */
final class BackEndClock {

    private volatile long offsetMillis;

    void set(long now) {
        offsetMillis = now - System.currentTimeMillis();
    }

    /** Epoch milliseconds. */
    long now() {
        return System.currentTimeMillis() + offsetMillis;
    }
}
