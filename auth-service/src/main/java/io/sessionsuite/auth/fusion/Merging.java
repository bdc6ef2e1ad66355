package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.AuthError;
import io.smallrye.mutiny.Uni;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A PUT that leaves unmentioned members alone: read, merge, write if still the same. A client that named a revision is
 * told when it is another one; for one that named none the three steps are repeated.
 */
final class Merging {

    private static final int REPEATS = 3;

    private Merging() {}

    static <T> Uni<T> onto(
            @Nullable Long expected,
            Supplier<Uni<T>> read,
            ToLongFunction<T> revision,
            BiFunction<T, Long, Uni<T>> write) {
        if (expected != null) {
            return read.get().flatMap(present -> write.apply(present, expected));
        }
        return Uni.createFrom()
                .deferred(read::get)
                .flatMap(present -> write.apply(present, revision.applyAsLong(present)))
                .onFailure(AuthError.Stale.class)
                .retry()
                .atMost(REPEATS);
    }
}
