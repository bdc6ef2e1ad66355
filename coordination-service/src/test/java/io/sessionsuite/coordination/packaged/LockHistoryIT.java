package io.sessionsuite.coordination.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.coordination.packaged.LockHistory.Kind;
import io.sessionsuite.coordination.packaged.LockHistory.Operation;
import io.sessionsuite.coordination.packaged.LockHistory.Result;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LockHistoryIT {

    private static final int CLIENTS = 8;
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final List<String> KEYS = List.of("one", "two");

    private final Queue<Operation> history = new ConcurrentLinkedQueue<>();
    private final List<Long> seen = new ArrayList<>();

    @Test
    @DisplayName("K-151 clients on two replicas, paused holders, killed replica and Redis: one holder, growing fences")
    void manyClients() throws InterruptedException {
        long seed = System.nanoTime();
        try (Fleet fleet = Fleet.of(2, Map.of("coordination.session.outage-grace", "2s"))) {
            long end = System.nanoTime() + LENGTH.toNanos();
            CountDownLatch finished = new CountDownLatch(CLIENTS + 1);
            for (int i = 0; i < CLIENTS; i++) {
                Random random = new Random(seed + i);
                start(finished, () -> new Contender(fleet, random).run(end));
            }
            start(finished, () -> watch(fleet, end));
            disturb(fleet, end);
            assertThat(finished.await(90, TimeUnit.SECONDS)).isTrue();

            LockHistory whole = new LockHistory(List.copyOf(history));
            assertThat(whole.violations()).as("seed %d", seed).isEmpty();
            assertThat(history.stream().filter(op -> op.kind() == Kind.ACQUIRE && op.result() == Result.DONE))
                    .hasSizeGreaterThan(50);
            assertThat(seen).isSorted().doesNotHaveDuplicates();
            assertThat(seen.getLast()).isEqualTo(index(fleet.replica(0)));
        }
    }

    private static long index(Replica replica) {
        return Awaitility.await()
                .ignoreExceptions()
                .until(() -> replica.in("history").get("kv/one"), reply -> reply.status() == 200)
                .index();
    }

    private static void start(CountDownLatch finished, Runnable work) {
        Thread.ofVirtual().start(() -> {
            try {
                work.run();
            } finally {
                finished.countDown();
            }
        });
    }

    /** Three times each: a replica dies, Redis dies. */
    private static void disturb(Fleet fleet, long end) {
        Duration quiet = LENGTH.dividedBy(8);
        for (int round = 0; round < 3; round++) {
            pause(quiet);
            fleet.process(round % 2).kill();
            fleet.startAgain(round % 2);
            pause(quiet);
            fleet.redis().kill9();
            fleet.redis().restart();
        }
        pause(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }

    private static void pause(Duration time) {
        if (!time.isZero()) {
            Awaitility.await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
        }
    }

    /**
     * Follows one key by blocking reads, sometimes on one replica, sometimes on the other, until nothing more comes.
     */
    private void watch(Fleet fleet, long end) {
        long index = 1;
        for (int round = 0; System.nanoTime() < end + Duration.ofSeconds(6).toNanos(); round++) {
            try {
                Reply reply = fleet.replica(round % 2).in("history").get("kv/one?wait=2s&index=" + index);
                if (reply.status() == 200 && reply.index() > index) {
                    index = reply.index();
                    seen.add(index);
                }
            } catch (Replica.Lost | IllegalStateException gone) {
                pause(Duration.ofMillis(50));
            }
        }
    }

    /** Takes locks, holds, renews, sometimes sleeps past its TTL, gives back or lets go. */
    private final class Contender {

        private final Fleet fleet;
        private final Random random;

        Contender(Fleet fleet, Random random) {
            this.fleet = fleet;
            this.random = random;
        }

        void run(long end) {
            while (System.nanoTime() < end) {
                try {
                    String body = "{\"TTL\":\"600ms\",\"LockDelay\":\"" + random.nextInt(3) * 40 + "ms\"}";
                    Reply created = replica().put("session/create?x-session-ttl-factor=1.0", body);
                    if (created.status() == 200) {
                        live(created.json().path("ID").asText());
                    }
                } catch (Replica.Lost | IllegalStateException gone) {
                    pause(Duration.ofMillis(20));
                }
            }
        }

        private void live(String session) {
            String key = KEYS.get(random.nextInt(KEYS.size()));
            for (int attempt = 0; attempt < 40; attempt++) {
                Result got = call(
                        Kind.ACQUIRE, key, session, () -> replica().put("kv/" + key + "?acquire=" + session, session));
                if (got == Result.DONE) {
                    hold(key, session);
                    return;
                }
                pause(Duration.ofMillis(10L + random.nextInt(30)));
                if (attempt % 8 == 7) {
                    call(Kind.RENEW, "", session, () -> replica().put("session/renew/" + session));
                }
            }
        }

        private void hold(String key, String session) {
            pause(Duration.ofMillis(random.nextInt(60)));
            call(Kind.RENEW, "", session, () -> replica().put("session/renew/" + session));
            if (random.nextInt(5) == 0) {
                pause(Duration.ofMillis(700));
                call(Kind.RENEW, "", session, () -> replica().put("session/renew/" + session));
                call(Kind.RELEASE, key, session, () -> replica().put("kv/" + key + "?release=" + session));
            } else if (random.nextInt(3) == 0) {
                call(Kind.DESTROY, "", session, () -> replica().put("session/destroy/" + session));
            } else {
                call(Kind.RELEASE, key, session, () -> replica().put("kv/" + key + "?release=" + session));
                call(Kind.RENEW, "", session, () -> replica().put("session/renew/" + session));
            }
        }

        private Replica replica() {
            return fleet.replica(random.nextInt(2)).in("history");
        }

        private Result call(Kind kind, String key, String session, Supplier<Reply> request) {
            long invoked = System.nanoTime();
            Result result = Result.UNKNOWN;
            long fence = 0;
            try {
                Reply reply = request.get();
                result = judge(reply);
                fence = Long.parseLong(reply.header("X-Session-Index").orElse("0"));
            } catch (Replica.Lost lost) {
                result = Result.UNKNOWN;
            }
            history.add(new Operation(kind, key, session, result, fence, invoked, System.nanoTime()));
            return result;
        }

        private static Result judge(Reply reply) {
            if (reply.status() == 200) {
                return reply.body().equals("false") ? Result.REFUSED : Result.DONE;
            }
            boolean unknown = reply.header("Session-Outcome").orElse("").equals("unknown");
            return unknown ? Result.UNKNOWN : Result.REFUSED;
        }
    }
}
