package io.sessionsuite.load;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Changes something at every service all the time, then looks whether each acknowledged change is there: to be run
 * while replicas, gateway or Redis are killed. Size: {@code load.seconds=10}, {@code load.connections=50}.
 */
final class AcknowledgedWrites implements Experiment {

    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "acknowledged";
    }

    @Override
    public List<Finding> run(Ground ground, Vertx vertx) {
        try (Keepsakes keepsakes = new Keepsakes(ground)) {
            List<Ledger> ledgers = keepsakes.all().stream().map(Ledger::new).toList();
            long end = System.nanoTime()
                    + Duration.ofSeconds(Sizes.of("seconds", 10)).toNanos();
            String run = "r" + Long.toHexString(System.nanoTime());
            int writers = Math.max(1, Sizes.of("connections", 50) / ledgers.size());
            sideBySide(ledgers, writers, (ledger, number) -> ledger.write(run + "w" + number + "n", end));
            sideBySide(ledgers, writers, (ledger, number) -> ledger.check());
            return ledgers.stream().map(ledger -> ledger.finding(name())).toList();
        }
    }

    private interface Part {

        void run(Ledger ledger, int number) throws InterruptedException;
    }

    private static void sideBySide(List<Ledger> ledgers, int each, Part part) {
        List<Thread> threads = new ArrayList<>();
        for (Ledger ledger : ledgers) {
            for (int i = 0; i < each; i++) {
                int number = i;
                threads.add(Thread.ofVirtual().start(() -> {
                    try {
                        part.run(ledger, number);
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                }));
            }
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** What became of the changes of one kind. */
    private static final class Ledger {

        private final Keepsake keepsake;
        private final Queue<String> unchecked = new ConcurrentLinkedQueue<>();
        private final AtomicInteger acknowledged = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger lost = new AtomicInteger();
        private final AtomicInteger unknown = new AtomicInteger();

        private Ledger(Keepsake keepsake) {
            this.keepsake = keepsake;
        }

        private void write(String prefix, long end) throws InterruptedException {
            for (int i = 0; System.nanoTime() < end; i++) {
                String id = prefix + i;
                if (isAcknowledged(id)) {
                    acknowledged.incrementAndGet();
                    unchecked.add(id);
                } else {
                    refused.incrementAndGet();
                    LockSupport.parkNanos(PAUSE_AFTER_REFUSAL.toNanos());
                }
            }
        }

        private boolean isAcknowledged(String id) throws InterruptedException {
            try {
                return keepsake.make(id);
            } catch (IOException unanswered) {
                return false;
            }
        }

        private void check() throws InterruptedException {
            for (String id = unchecked.poll(); id != null; id = unchecked.poll()) {
                check(id, System.nanoTime() + PATIENCE.toNanos());
            }
        }

        private void check(String id, long end) throws InterruptedException {
            while (System.nanoTime() < end) {
                try {
                    if (!keepsake.isKept(id)) {
                        lost.incrementAndGet();
                    }
                    return;
                } catch (IOException untold) {
                    LockSupport.parkNanos(PAUSE_AFTER_REFUSAL.toNanos());
                }
            }
            unknown.incrementAndGet();
        }

        private Finding finding(String experiment) {
            return new Finding(
                    experiment,
                    keepsake.name() + ": acknowledged, not acknowledged, lost, not answered afterwards",
                    "%d, %d, %d, %d".formatted(acknowledged.get(), refused.get(), lost.get(), unknown.get()),
                    "none lost");
        }
    }
}
