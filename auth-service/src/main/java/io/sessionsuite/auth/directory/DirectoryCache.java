package io.sessionsuite.auth.directory;

import static java.util.Objects.requireNonNull;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sessionsuite.auth.Ticker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Roles and realms of this replica, never older than a second when used.
 *
 * <p>Age counts from the moment the version was asked for. A ticker asks well within that second; where it could not,
 * whoever needs the directory asks, and fails if Redis does not answer. So two seconds after a change no replica
 * decides by the directory before it, which is when the logins concerned are aligned (auth 3.7).
 */
@Singleton
public final class DirectoryCache {

    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final DirectoryStore store;
    private final DirectoryConfig config;
    private final AtomicReference<@Nullable Held> held = new AtomicReference<>();
    private final AtomicReference<@Nullable Uni<Directory>> asking = new AtomicReference<>();
    private volatile @Nullable Ticker ticker;

    public DirectoryCache(DirectoryStore store, DirectoryConfig config) {
        long millis = config.refreshInterval().toMillis();
        if (millis < 50 || millis > 500) {
            throw new IllegalArgumentException("auth.directory.refresh-interval must be 50 ms to 500 ms");
        }
        this.store = store;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        start();
    }

    /** Begins to follow changes. */
    public void start() {
        ticker = Ticker.start(
                "Directory refresh", config.refreshInterval(), () -> refresh().replaceWithVoid());
    }

    void stop(@Observes ShutdownEvent event) {
        stop();
    }

    /** Stops following changes. */
    public void stop() {
        Ticker running = ticker;
        if (running != null) {
            running.close();
        }
    }

    /** The present directory, at most a second old; fails as Redis does. */
    public Uni<Directory> current() {
        return Uni.createFrom().deferred(() -> {
            Held now = held.get();
            if (now != null && System.nanoTime() - now.askedNanos < MAX_AGE.toNanos()) {
                return Uni.createFrom().item(now.directory);
            }
            return joined();
        });
    }

    /** The directory with every change acknowledged before this call. */
    public Uni<Directory> refresh() {
        return Uni.createFrom().deferred(this::ask);
    }

    /** All who find the directory too old wait for one answer. */
    private Uni<Directory> joined() {
        Uni<Directory> mine = refresh()
                .onTermination()
                .invoke(() -> asking.set(null))
                .memoize()
                .indefinitely();
        Uni<Directory> running = asking.compareAndExchange(null, mine);
        return running == null ? mine : running;
    }

    private Uni<Directory> ask() {
        long askedNanos = System.nanoTime();
        Held before = held.get();
        return store.read(before == null ? null : before.directory.version())
                .map(changed -> new Held(changed.orElseGet(() -> requireNonNull(before).directory), askedNanos))
                .map(this::keep);
    }

    /** An answer asked for earlier never replaces a later one. */
    private Directory keep(Held answer) {
        held.accumulateAndGet(answer, (old, fresh) -> old != null && old.askedNanos > answer.askedNanos ? old : fresh);
        return answer.directory;
    }

    private record Held(Directory directory, long askedNanos) {}
}
