package io.sessionsuite.store.document;

import io.micrometer.core.instrument.MeterRegistry;
import io.sessionsuite.store.StoreConfig;
import io.sessionsuite.store.StoreError;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The line in front of Redis: only so many documents are with it at once, first come first served. What it has to do
 * for one call stays far below the deadline of that call, however many large requests there are, and callers' checks
 * get through between them.
 *
 * <p>Whoever waits has written nothing. A write that gets no answer sends all away that wait behind it.
 */
@Singleton
class WriteLine {

    /** In {@linkplain #weight weights}: some 20 ms of the time of a Redis that has a core. */
    private static final long MOST_WITH_REDIS = 500;

    private static final int BYTES_AS_ONE_DOCUMENT = 4_096;

    private final int mostWaiting;
    private final Queue<Place> waiting = new ArrayDeque<>();
    private long withRedis;

    @Inject
    WriteLine(MeterRegistry meters, StoreConfig config) {
        this(meters, config.redis().maxQueue());
    }

    /** @param mostWaiting one more is refused */
    WriteLine(MeterRegistry meters, int mostWaiting) {
        this.mostWaiting = mostWaiting;
        meters.gauge("store.writes.waiting", this, WriteLine::waiting);
    }

    private static final class Place {
        private final long weight;
        private boolean admitted;
        private boolean left;
        private @Nullable UniEmitter<? super Boolean> told;

        Place(long weight) {
            this.weight = weight;
        }
    }

    /**
     * Carries out a write of these items when it is its turn; fails with {@code E26}, not done, if that never comes.
     */
    <T> Uni<T> inLine(List<Item> items, Supplier<Uni<T>> write) {
        return Uni.createFrom().deferred(() -> {
            Place place = new Place(weight(items));
            return admitted(place)
                    .chain(turn ->
                            write.get().onFailure(StoreError.Unavailable.class).invoke(this::sendAway))
                    .onTermination()
                    .invoke(() -> leave(place));
        });
    }

    synchronized int waiting() {
        return waiting.size();
    }

    private static long weight(List<Item> items) {
        long bytes = 0;
        for (Item item : items) {
            bytes += item.size();
        }
        return items.size() + bytes / BYTES_AS_ONE_DOCUMENT;
    }

    private Uni<Boolean> admitted(Place place) {
        synchronized (this) {
            if (waiting.isEmpty() && fits(place)) {
                admit(place);
                return Uni.createFrom().item(true);
            }
        }
        return Uni.createFrom()
                .<Boolean>emitter(emitter -> queueUp(place, emitter))
                .emitOn(Resumption.here());
    }

    private boolean fits(Place place) {
        return withRedis == 0 || withRedis + place.weight <= MOST_WITH_REDIS;
    }

    private void admit(Place place) {
        place.admitted = true;
        withRedis += place.weight;
    }

    private void queueUp(Place place, UniEmitter<? super Boolean> emitter) {
        boolean room;
        synchronized (this) {
            room = waiting.size() < mostWaiting;
            if (room && !place.left) {
                place.told = emitter;
                waiting.add(place);
            }
        }
        if (room) {
            call(next());
        } else {
            emitter.fail(notDone(null));
        }
    }

    /** Those who may go now. */
    private synchronized List<Place> next() {
        List<Place> next = new ArrayList<>();
        for (Place first = waiting.peek(); first != null && fits(first); first = waiting.peek()) {
            admit(waiting.remove());
            next.add(first);
        }
        return next;
    }

    private static void call(List<Place> places) {
        for (Place place : places) {
            if (place.told != null) {
                place.told.complete(true);
            }
        }
    }

    private void leave(Place place) {
        synchronized (this) {
            place.left = true;
            if (place.admitted) {
                place.admitted = false;
                withRedis -= place.weight;
            } else {
                waiting.remove(place);
            }
        }
        call(next());
    }

    private void sendAway(Throwable why) {
        List<Place> all;
        synchronized (this) {
            all = List.copyOf(waiting);
            waiting.clear();
        }
        for (Place place : all) {
            if (place.told != null) {
                place.told.fail(notDone(why));
            }
        }
    }

    private static StoreError notDone(@Nullable Throwable why) {
        return new StoreError.Unavailable("unavailable", "not-done", why);
    }
}
