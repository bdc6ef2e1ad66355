package io.sessionsuite.store.index;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How far each partition is, in a form a commit that runs beside changes can rely on. */
final class AppliedPositions {

    /** @param generation counts how often the partition was emptied */
    private record State(Position position, int generation) {}

    private final AtomicReferenceArray<State> states;

    AppliedPositions(List<Position> positions) {
        this.states = new AtomicReferenceArray<>(positions.size());
        for (int partition = 0; partition < positions.size(); partition++) {
            states.set(partition, new State(positions.get(partition), 0));
        }
    }

    Position of(int partition) {
        return states.get(partition).position();
    }

    /** Before documents of that state are added: from now on they may be in a commit. */
    void announce(int partition, String seen) {
        State state = states.get(partition);
        states.set(partition, new State(new Position(state.position().at(), seen), state.generation()));
    }

    /** After its documents were added. */
    void reach(int partition, Position position) {
        states.set(partition, new State(position, states.get(partition).generation()));
    }

    /** Before the partition is emptied. */
    void forget(int partition) {
        states.set(partition, new State(Position.UNKNOWN, states.get(partition).generation() + 1));
    }

    /** The exact entries of all partitions. */
    List<String> exact() {
        return IntStream.range(0, states.length())
                .mapToObj(partition -> {
                    Position position = of(partition);
                    if (!position.isExactly(position.at()) || position.isUnknown()) {
                        throw new IllegalStateException("Partition " + partition + " is between two positions");
                    }
                    return position.at();
                })
                .toList();
    }

    /** Taken before a commit begins; read when all its documents are written. */
    Mark mark() {
        return new Mark(
                IntStream.range(0, states.length()).mapToObj(states::get).toList());
    }

    /** The positions from before a commit. */
    final class Mark {

        private final List<State> before;

        private Mark(List<State> before) {
            this.before = before;
        }

        /**
         * The entry from before, as all its documents are in the commit, with what was seen until now, as later ones
         * may be; null if the partition was emptied meanwhile.
         */
        @Nullable
        Position position(int partition) {
            State then = before.get(partition);
            State now = states.get(partition);
            return then.generation() != now.generation() || then.position().isUnknown()
                    ? null
                    : new Position(then.position().at(), now.position().seen());
        }
    }
}
