package io.sessionsuite.load;

import java.util.Optional;
import java.util.function.Supplier;

/** Peers come with what the machine offers. */
final class Peers {

    private Peers() {}

    /** That peer, started; empty, with a word about it, where something it needs is missing. */
    static <T> Optional<T> ifAtHand(String name, Supplier<T> start) {
        try {
            return Optional.of(start.get());
        } catch (PeerMissingException missing) {
            System.out.println("the peer " + name + " is left out: " + missing.getMessage());
            return Optional.empty();
        }
    }
}
