package io.sessionsuite.coordination.blocking;

import io.sessionsuite.coordination.blocking.Read.Place;
import io.sessionsuite.coordination.namespace.Namespace;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for what. One lock guards it all; under it nothing is read, answered or sent.
 *
 * <p>A waiter is entered before its first read, so that no change can slip between that read and the wait.
 */
@Singleton
final class Registry {

    private final Map<Read<?>, Group<?>> groups = new HashMap<>();
    private final Map<Namespace, SubjectIndex> namespaces = new HashMap<>();
    private int waiting;

    /** A group for {@code read}, and in it a waiter that {@link WaiterFactory} makes. */
    synchronized <T> Waiter<T> enter(Read<T> read, WaiterFactory<T> factory) {
        Group<T> group = group(read);
        Waiter<T> waiter = factory.create(group);
        group.add(waiter);
        waiting++;
        return waiter;
    }

    /** Makes a waiter of a group. */
    interface WaiterFactory<T> {
        Waiter<T> create(Group<T> group);
    }

    synchronized int waiting() {
        return waiting;
    }

    synchronized int namespaces() {
        return namespaces.size();
    }

    synchronized boolean isWatched(Namespace namespace) {
        return namespaces.containsKey(namespace);
    }

    /** What a waiter's first read means for it. */
    synchronized <T> Arrival arrive(Waiter<T> waiter, Snapshot<T> snapshot) {
        if (waiter.arrives(snapshot)) {
            leave(waiter);
            return Arrival.ANSWERED;
        }
        return waiter.sleptThrough() && waiter.group().wake() ? Arrival.LOOK_AGAIN : Arrival.PARKED;
    }

    /** Outcomes of a first read. */
    enum Arrival {
        ANSWERED,
        PARKED,
        LOOK_AGAIN
    }

    /** Whether the waiter was still there: only then the caller may answer it. */
    synchronized boolean leave(Waiter<?> waiter) {
        Group<?> group = waiter.group();
        if (!group.remove(waiter)) {
            return false;
        }
        waiting--;
        if (group.isEmpty()) {
            drop(group);
        }
        return true;
    }

    /** The groups to read again after a change, each at most once at a time. */
    synchronized List<Group<?>> wake(Namespace namespace, List<Change> changes) {
        SubjectIndex index = namespaces.get(namespace);
        List<Group<?>> awake = new ArrayList<>();
        if (index != null) {
            for (Change change : changes) {
                wake(index.concerned(change.kind(), change.name()), awake);
            }
        }
        return awake;
    }

    /** All groups of a namespace, to read again when it is not known what changed. */
    synchronized List<Group<?>> wakeAll(Namespace namespace) {
        SubjectIndex index = namespaces.get(namespace);
        List<Group<?>> awake = new ArrayList<>();
        if (index != null) {
            wake(index.all(), awake);
        }
        return awake;
    }

    /**
     * As {@link #wakeAll}, but whoever is parked in {@code fresh} has just read; who is about to arrive there has not.
     */
    synchronized List<Group<?>> wakeOthers(Namespace namespace, Group<?> fresh) {
        fresh.note();
        List<Group<?>> awake = new ArrayList<>();
        SubjectIndex index = namespaces.get(namespace);
        if (index != null) {
            Set<Group<?>> others = index.all();
            others.remove(fresh);
            wake(others, awake);
        }
        return awake;
    }

    /** The group, if it is to be read again though nothing new is known; none if nobody waits any more. */
    synchronized List<Group<?>> wakeIfWaiting(Group<?> group) {
        return group.wake() ? List.of(group) : List.of();
    }

    /** All waiters of a group; they have left. */
    synchronized <T> List<Waiter<T>> evict(Group<T> group) {
        List<Waiter<T>> all = group.parked();
        all.forEach(this::leave);
        return all;
    }

    /** To be called when a queued read begins. */
    synchronized void begin(Group<?> group) {
        group.begin();
    }

    /** The waiters that a read after a wake-up answers; they have left. */
    synchronized <T> List<Waiter<T>> answered(Group<T> group, Snapshot<T> snapshot) {
        List<Waiter<T>> answered = new ArrayList<>();
        for (Waiter<T> waiter : group.parked()) {
            if (waiter.isAnswered(snapshot)) {
                leave(waiter);
                answered.add(waiter);
            }
        }
        return answered;
    }

    /** All parked waiters, of one namespace or of all. */
    synchronized List<Waiter<?>> parked(@Nullable Namespace namespace) {
        List<Waiter<?>> parked = new ArrayList<>();
        for (Group<?> group : groups.values()) {
            boolean concerned = namespace == null
                    || group.read().places().stream()
                            .anyMatch(place -> place.namespace().equals(namespace));
            if (concerned) {
                parked.addAll(group.parked());
            }
        }
        return parked;
    }

    private static void wake(Set<Group<?>> concerned, List<Group<?>> awake) {
        for (Group<?> group : concerned) {
            if (group.wake()) {
                awake.add(group);
            }
        }
    }

    @SuppressWarnings("unchecked") // a group is filed under a read of its own type
    private <T> Group<T> group(Read<T> read) {
        Group<T> known = (Group<T>) groups.get(read);
        if (known != null) {
            return known;
        }
        Group<T> group = new Group<>(read);
        groups.put(read, group);
        for (Place place : read.places()) {
            namespaces
                    .computeIfAbsent(place.namespace(), any -> new SubjectIndex())
                    .add(place.subject(), group);
        }
        return group;
    }

    private void drop(Group<?> group) {
        groups.remove(group.read());
        for (Place place : group.read().places()) {
            SubjectIndex index = namespaces.get(place.namespace());
            if (index != null) {
                index.remove(place.subject(), group);
                if (index.isEmpty()) {
                    namespaces.remove(place.namespace());
                }
            }
        }
    }
}
