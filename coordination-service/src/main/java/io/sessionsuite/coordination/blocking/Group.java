package io.sessionsuite.coordination.blocking;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All requests that wait with equal reads. Its state changes only under the lock of {@link Registry}. */
final class Group<T> {

    private final Read<T> read;
    private final Set<Waiter<T>> waiters = new LinkedHashSet<>();
    private long wakes;
    private boolean queued;

    Group(Read<T> read) {
        this.read = read;
    }

    Read<T> read() {
        return read;
    }

    long wakes() {
        return wakes;
    }

    void add(Waiter<T> waiter) {
        waiters.add(waiter);
    }

    /** Whether it was there. */
    boolean remove(Waiter<?> waiter) {
        return waiters.remove(waiter);
    }

    boolean isEmpty() {
        return waiters.isEmpty();
    }

    /** Notes a change. Whether a read has to be queued: none is yet, and someone waits for it. */
    boolean wake() {
        wakes++;
        if (queued || waiters.stream().noneMatch(Waiter::isParked)) {
            return false;
        }
        queued = true;
        return true;
    }

    /** Notes a change that who is parked knows already. */
    void note() {
        wakes++;
    }

    /** The queued read begins; a change from now on needs another one. */
    void begin() {
        queued = false;
    }

    List<Waiter<T>> parked() {
        List<Waiter<T>> parked = new ArrayList<>(waiters.size());
        for (Waiter<T> waiter : waiters) {
            if (waiter.isParked()) {
                parked.add(waiter);
            }
        }
        return parked;
    }
}
