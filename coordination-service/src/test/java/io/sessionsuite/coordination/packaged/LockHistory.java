package io.sessionsuite.coordination.packaged;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What many clients saw of some locks, and whether it can be true: at every index a key has at most one holder, fencing
 * numbers grow in the order of time, and only the holder gives back.
 */
record LockHistory(List<Operation> operations) {

    enum Kind {
        ACQUIRE,
        RELEASE,
        RENEW,
        DESTROY
    }

    enum Result {
        DONE,
        REFUSED,
        /** No answer, or one that says so: may have happened at any time since. */
        UNKNOWN
    }

    /**
     * One call.
     *
     * @param key empty for what concerns the session only
     * @param fence index in the answer, 0 if none
     * @param invoked and {@code returned}: nanoseconds on one clock
     */
    record Operation(Kind kind, String key, String session, Result result, long fence, long invoked, long returned) {

        boolean isBefore(Operation other) {
            return returned < other.invoked;
        }

        boolean concerns(Operation acquire) {
            return session.equals(acquire.session) && (key.isEmpty() || key.equals(acquire.key));
        }
    }

    List<String> violations() {
        List<String> violations = new ArrayList<>();
        Map<String, List<Operation>> byKey = new HashMap<>();
        for (Operation operation : operations) {
            if (operation.kind == Kind.ACQUIRE && operation.result == Result.DONE) {
                byKey.computeIfAbsent(operation.key, any -> new ArrayList<>()).add(operation);
            }
        }
        byKey.values().forEach(acquires -> {
            checkOrder(acquires, violations);
            checkHolders(acquires, violations);
        });
        checkReleases(byKey, violations);
        return violations;
    }

    private static void checkOrder(List<Operation> acquires, List<String> violations) {
        Set<Long> fences = new HashSet<>();
        for (Operation one : acquires) {
            if (!fences.add(one.fence)) {
                violations.add("fence given twice: " + one);
            }
            for (Operation other : acquires) {
                if (one.isBefore(other) && one.fence >= other.fence) {
                    violations.add("fence went back: " + one + " then " + other);
                }
            }
        }
    }

    /**
     * Between two holders the first must have ended, and its session must not have been seen alive and holding later.
     */
    private void checkHolders(List<Operation> acquires, List<String> violations) {
        List<Operation> ordered = new ArrayList<>(acquires);
        ordered.sort(Comparator.comparingLong(Operation::fence));
        for (int i = 0; i + 1 < ordered.size(); i++) {
            Operation first = ordered.get(i);
            Operation second = ordered.get(i + 1);
            if (!first.session.equals(second.session) && !hasEnded(first, second)) {
                operations.stream()
                        .filter(renewal -> renewal.kind == Kind.RENEW
                                && renewal.result == Result.DONE
                                && renewal.session.equals(first.session)
                                && second.isBefore(renewal))
                        .findFirst()
                        .ifPresent(renewal -> violations.add(
                                "two holders: " + first + " still alive at " + renewal + " after " + second));
            }
        }
    }

    private boolean hasEnded(Operation acquire, Operation next) {
        return operations.stream()
                .anyMatch(end -> (end.kind == Kind.RELEASE || end.kind == Kind.DESTROY)
                        && end.result != Result.REFUSED
                        && end.concerns(acquire)
                        && end.returned > acquire.invoked
                        && end.invoked < next.returned
                        && (end.kind == Kind.DESTROY || end.result == Result.UNKNOWN || end.fence < next.fence));
    }

    private void checkReleases(Map<String, List<Operation>> byKey, List<String> violations) {
        for (Operation release : operations) {
            if (release.kind != Kind.RELEASE || release.result != Result.DONE) {
                continue;
            }
            boolean held = byKey.getOrDefault(release.key, List.of()).stream()
                    .anyMatch(acquire -> acquire.session.equals(release.session) && acquire.fence < release.fence);
            boolean perhaps = operations.stream()
                    .anyMatch(acquire -> acquire.kind == Kind.ACQUIRE
                            && acquire.result == Result.UNKNOWN
                            && acquire.key.equals(release.key)
                            && acquire.session.equals(release.session));
            if (!held && !perhaps) {
                violations.add("released by who did not hold: " + release);
            }
            byKey.getOrDefault(release.key, List.of()).stream()
                    .filter(acquire -> !acquire.session.equals(release.session)
                            && acquire.fence < release.fence
                            && byKey.get(release.key).stream()
                                    .noneMatch(own -> own.session.equals(release.session)
                                            && own.fence > acquire.fence
                                            && own.fence < release.fence)
                            && held
                            && byKey.get(release.key).stream()
                                    .anyMatch(own -> own.session.equals(release.session) && own.fence < acquire.fence))
                    .filter(acquire -> !perhaps)
                    .forEach(acquire ->
                            violations.add("released after another got it: " + release + " after " + acquire));
        }
    }
}
