package io.sessionsuite.store.document;

import io.sessionsuite.store.StoreError;
import org.jspecify.annotations.Nullable;

/** What became of the changes to one partition. */
sealed interface Effect {

    record Done() implements Effect {}

    /** Nothing was written: the condition on that identity does not hold. */
    record Differs(Identity identity) implements Effect {}

    /** Nothing was written: what would be is not allowed. */
    record Refused(StoreError why) implements Effect {}

    /** Nothing was written: the generation is no store's any more. */
    record Moved() implements Effect {}

    /**
     * Nothing is known to be written.
     *
     * @param unknown whether it may have been
     */
    record Failed(Throwable cause, boolean unknown) implements Effect {

        static Failed of(Throwable cause) {
            boolean unknown = cause instanceof StoreError.Unavailable unavailable
                    && unavailable.outcome().equals("unknown");
            return new Failed(cause, unknown);
        }
    }

    /** What says more: a failure before a move before done. */
    static @Nullable Effect worst(Iterable<Effect> effects) {
        Effect worst = null;
        for (Effect effect : effects) {
            if (worst == null || effect.weight() > worst.weight()) {
                worst = effect;
            }
        }
        return worst;
    }

    private int weight() {
        return switch (this) {
            case Done done -> 0;
            case Differs differs -> 1;
            case Refused refused -> 1;
            case Moved moved -> 2;
            case Failed failed -> failed.unknown ? 4 : 3;
        };
    }
}
