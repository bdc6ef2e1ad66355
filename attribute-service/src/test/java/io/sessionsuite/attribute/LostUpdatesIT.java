package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.process.RawHttp;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Writes of many at once into one session, through two replicas: none is lost, none is half. */
class LostUpdatesIT extends ReplicasFixture {

    private static final int WRITERS = 8;

    /** Each writer puts that many names of its own, one per call. */
    private static void putDifferentNames(Replicas target, LoginToken token, int each) {
        List<Callable<Integer>> writers = times(WRITERS, writer -> () -> {
            try (RawHttp http = target.connect(writer)) {
                for (int i = 0; i < each; i++) {
                    isDone(http.post(P + "/put", "w" + writer + "n" + i + "=" + i, cookie(token)));
                }
            }
            return writer;
        });
        Race.run(writers);
        assertThat(logins.stored(token)).hasSize(WRITERS * each);
        logins.booksBalance(token);
        assertThat(logins.bookkeeping(token)).startsWith(WRITERS * each + " ");
    }

    @Test
    @DisplayName("MR-01 8 writers, 400 names, one per call: all there")
    void differentNames() {
        putDifferentNames(replicas, logins.scriptSession(), 50);
    }

    @Test
    @DisplayName("MR-01 8 writers, 3,200 names with the limit raised to 4,000: all there")
    void manyDifferentNames() {
        try (Replicas roomy = Replicas.withRoomFor(4000, EmbeddedRedis.shared())) {
            putDifferentNames(roomy, logins.scriptSession(), 400);
        }
    }

    @Test
    @DisplayName("M-78 200 parallel puts of different names: all there")
    void parallelPuts() {
        LoginToken token = logins.scriptSession();
        Race.run(times(200, i -> () -> {
            try (RawHttp http = replicas.connect(i)) {
                isDone(http.post(P + "/put", "n" + i + "=" + i, cookie(token)));
            }
            return i;
        }));
        assertThat(logins.stored(token)).hasSize(200).containsEntry("n199", "199");
        logins.booksBalance(token);
    }

    @Test
    @DisplayName("MR-03 M-79 names of one put become visible together")
    void pairs() {
        LoginToken token = logins.scriptSession();
        isDone(get(0, "/put?x=0&y=0", cookie(token)));
        AtomicBoolean writing = new AtomicBoolean(true);
        List<Callable<Integer>> tasks = times(4, writer -> () -> {
            try (RawHttp http = replicas.connect(writer)) {
                for (int i = 0; i < Race.REPEATS; i++) {
                    String value = writer + "." + i;
                    isDone(http.post(P + "/put", "x=" + value + "&y=" + value, cookie(token)));
                }
            }
            writing.set(false);
            return 0;
        });
        List<Callable<Integer>> readers = times(4, reader -> () -> {
            int read = 0;
            try (RawHttp http = replicas.connect(reader)) {
                while (writing.get()) {
                    String pair =
                            http.get(P + "/get?key=x&key=y", cookie(token)).text();
                    assertThat(pair).matches("\\{\"x\":\"([^\"]*)\",\"y\":\"\\1\"}");
                    read++;
                }
            }
            return read;
        });
        tasks.addAll(readers);
        Race.run(tasks);
    }

    @Test
    @DisplayName("MR-07 50 parallel puts where 10 fit: exactly 10 are done")
    void countLimit() {
        LoginToken token = logins.scriptSession();
        StringBuilder form = new StringBuilder("n0=0");
        for (int i = 1; i < 990; i++) {
            form.append("&n").append(i).append("=").append(i);
        }
        put(token, form.toString());
        List<Integer> statuses = Race.run(times(50, i -> () -> status(token, i, "new" + i + "=x")));
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(10);
        assertThat(statuses.stream().filter(status -> status == 413)).hasSize(40);
        assertThat(logins.stored(token)).hasSize(1000);
        logins.booksBalance(token);
    }

    @Test
    @DisplayName("MR-07 parallel puts never pass 1 MiB, and use what fits")
    void byteLimit() {
        LoginToken token = logins.scriptSession();
        String value = "x".repeat(50_000 - 3);
        List<Integer> statuses = Race.run(times(50, i -> () -> status(token, i, "v" + (10 + i) + "=" + value)));
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(20);
        assertThat(statuses.stream().filter(status -> status == 413)).hasSize(30);
        logins.booksBalance(token);
        assertThat(logins.bookkeeping(token)).isEqualTo("20 20 1000000 0 0");
    }

    private static int status(LoginToken token, int turn, String form) {
        try (RawHttp http = replicas.connect(turn)) {
            return http.post(P + "/put", form, cookie(token)).status();
        }
    }

    private static void put(LoginToken token, String form) {
        assertThat(status(token, 0, form)).isEqualTo(200);
    }

    private record Put(String name, long begun, long ended) {}

    @Test
    @DisplayName("MR-08 delete-all against puts: as if one after the other")
    void deleteAll() {
        for (int round = 0; round < Race.REPEATS; round++) {
            LoginToken token = logins.scriptSession();
            put(token, "before=1");
            List<Callable<List<Put>>> tasks = times(WRITERS, writer -> () -> puts(token, writer));
            tasks.add(() -> {
                long begun = System.nanoTime();
                isDone(get(1, "/delete", cookie(token)));
                return List.of(new Put("delete-all", begun, System.nanoTime()));
            });
            List<Put> history = Race.run(tasks).stream().flatMap(List::stream).toList();
            Put delete = history.get(history.size() - 1);
            Map<String, String> stored = logins.stored(token);
            assertThat(stored).doesNotContainKey("before");
            for (Put put : history.subList(0, history.size() - 1)) {
                if (put.begun() > delete.ended()) {
                    assertThat(stored).containsKey(put.name());
                }
                if (put.ended() < delete.begun()) {
                    assertThat(stored).doesNotContainKey(put.name());
                }
            }
            logins.booksBalance(token);
        }
    }

    /** Later puts of one writer cannot be gone while its earlier ones are there. */
    private static List<Put> puts(LoginToken token, int writer) {
        try (RawHttp http = replicas.connect(writer)) {
            return java.util.stream.IntStream.range(0, 4)
                    .mapToObj(i -> {
                        String name = "w" + writer + "n" + i;
                        long begun = System.nanoTime();
                        isDone(http.post(P + "/put", name + "=1", cookie(token)));
                        return new Put(name, begun, System.nanoTime());
                    })
                    .toList();
        }
    }

    @Test
    @DisplayName("MR-09 after any history the books equal a recount, and the revision counts changing writes")
    void books() {
        LoginToken token = logins.scriptSession();
        List<int[]> writes = Race.run(times(WRITERS, writer -> () -> randomCalls(token, writer)));
        logins.booksBalance(token);
        int puts = writes.stream().mapToInt(counts -> counts[0]).sum();
        int deletes = writes.stream().mapToInt(counts -> counts[1]).sum();
        int revision = Integer.parseInt(logins.bookkeeping(token).split(" ")[0]);
        assertThat(revision).isBetween(puts, puts + deletes);
    }

    private static int[] randomCalls(LoginToken token, int writer) {
        Random random = new Random(writer);
        int[] counts = new int[2];
        try (RawHttp http = replicas.connect(writer)) {
            for (int i = 0; i < Race.REPEATS; i++) {
                String name = "\u00E4" + random.nextInt(20);
                int dice = random.nextInt(10);
                if (dice < 7) {
                    String form =
                            Form.encode(name) + "=" + "v".repeat(random.nextInt(100)) + "&twin" + name.length() + "=1";
                    isDone(http.post(P + "/put", form, cookie(token)));
                    counts[0]++;
                } else {
                    String form = dice == 9 ? "" : "key=" + Form.encode(name);
                    isDone(http.post(P + "/delete", form, cookie(token)));
                    counts[1]++;
                }
            }
        }
        return counts;
    }

    @Test
    @DisplayName("MR-12 what one replica has acknowledged the other one answers")
    void readYourWrites() {
        LoginToken token = logins.scriptSession();
        try (RawHttp first = replicas.connect(0);
                RawHttp second = replicas.connect(1)) {
            for (int i = 0; i < 1000; i++) {
                isDone(first.post(P + "/put", "a=" + i, cookie(token)));
                assertThat(second.get(P + "/get?key=a", cookie(token)).text()).isEqualTo("{\"a\":\"" + i + "\"}");
            }
        }
    }
}
