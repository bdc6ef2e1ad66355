package io.sessionsuite.store.document;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Lets work on the same keys go one after the other, in the order it came. Work on several keys queues up for all of
 * them in one step, so that no two can wait for each other.
 */
final class Turns<K> {

    private final Map<K, CompletableFuture<Void>> last = new HashMap<>();
    private final Duration patience;

    /** @param patience the longest wait; after it the work is done out of turn */
    Turns(Duration patience) {
        this.patience = patience;
    }

    <T> Uni<T> inTurn(Collection<K> keys, Supplier<Uni<T>> work) {
        if (keys.isEmpty()) {
            return Uni.createFrom().deferred(() -> work.get());
        }
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<Void> mine = new CompletableFuture<>();
            CompletableFuture<Void> before = queueUp(keys, mine);
            return Uni.createFrom()
                    .completionStage(before)
                    .ifNoItem()
                    .after(patience)
                    .recoverWithUni(Uni.createFrom().nullItem())
                    .emitOn(Resumption.here())
                    .chain(() -> work.get())
                    .onTermination()
                    .invoke(() -> leave(keys, before, mine));
        });
    }

    /** How many keys are in use or waited for. */
    synchronized int size() {
        return last.size();
    }

    private synchronized CompletableFuture<Void> queueUp(Collection<K> keys, CompletableFuture<Void> mine) {
        List<CompletableFuture<Void>> before = new ArrayList<>();
        for (K key : keys) {
            CompletableFuture<Void> other = last.put(key, mine);
            if (other != null && other != mine) {
                before.add(other);
            }
        }
        return CompletableFuture.allOf(before.toArray(CompletableFuture<?>[]::new));
    }

    /** Whoever gives up keeps his place until those before him are done. */
    private void leave(Collection<K> keys, CompletableFuture<Void> before, CompletableFuture<Void> mine) {
        var unused = before.thenRun(() -> {
            synchronized (this) {
                keys.forEach(key -> last.remove(key, mine));
            }
            mine.complete(null);
        });
    }
}
