package io.sessionsuite.store.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.process.RawHttp;
import io.sessionsuite.process.ServiceProcess;
import io.sessionsuite.store.ReplicaFixture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Packaged replicas on one Redis. */
class ReplicasIT extends ReplicaFixture {

    /** Of the slow reader; a multiple of 5,000. A deep run has a million. */
    private static final int ROWS = Integer.getInteger("slow.reader.rows", 200_000);

    private static final int STEP = 4 << 20;
    private static final long MOST_GROWTH = 48 << 20;

    @Test
    @DisplayName("S-054 what writers on one replica were told is done, readers on the other see, in one order")
    void history() throws Exception {
        try (ServiceProcess a = replica().start();
                ServiceProcess b = replica().start()) {
            add(a.uri(), "t");
            ConcurrentLinkedQueue<History.Event> events = new ConcurrentLinkedQueue<>();
            AtomicBoolean over = new AtomicBoolean();
            List<CompletableFuture<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                String id = "id" + i;
                URI writes = i % 2 == 0 ? a.uri() : b.uri();
                tasks.add(CompletableFuture.runAsync(() -> write(writes, id, events, over), threads));
                tasks.add(CompletableFuture.runAsync(() -> read(a.uri(), id, events, over), threads));
                tasks.add(CompletableFuture.runAsync(() -> read(b.uri(), id, events, over), threads));
            }
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> events.size() > 3_000);
            over.set(true);
            for (CompletableFuture<Void> task : tasks) {
                task.get(30, TimeUnit.SECONDS);
            }
            assertThat(History.contradictions(events)).isEmpty();
            assertThat(events.stream().filter(event -> !event.write())).hasSizeGreaterThan(500);
        }
    }

    private void write(URI service, String id, ConcurrentLinkedQueue<History.Event> events, AtomicBoolean over) {
        try (RawHttp http = new RawHttp(service)) {
            for (long n = 1; !over.get(); n++) {
                long began = System.nanoTime();
                assertThat(put(http, "t", id, n)).isEqualTo(204);
                events.add(new History.Event(id, true, n, began, System.nanoTime()));
            }
        }
    }

    private void read(URI service, String id, ConcurrentLinkedQueue<History.Event> events, AtomicBoolean over) {
        try (RawHttp http = new RawHttp(service)) {
            while (!over.get()) {
                long began = System.nanoTime();
                long n = number(http, "t", id);
                events.add(new History.Event(id, false, Math.max(0, n), began, System.nanoTime()));
            }
        }
    }

    @Test
    @DisplayName("S-055 S-154 kill -9 of a replica in the middle of writes and commits loses nothing, three times")
    void killed() {
        String data = folder.resolve("data").toString();
        long last = 0;
        for (int round = 0; round < 3; round++) {
            try (ServiceProcess service = replica()
                    .set("store.index.directory", "disk")
                    .set("store.index.data-dir", data)
                    .set("store.index.commit-interval", "100ms")
                    .start()) {
                if (round == 0) {
                    add(service.uri(), "t");
                }
                last = writeUntilKilled(service, last);
            }
        }
        try (ServiceProcess after = replica()
                        .set("store.index.directory", "disk")
                        .set("store.index.data-dir", data)
                        .start();
                RawHttp http = new RawHttp(after.uri()).within(Duration.ofSeconds(30))) {
            long told = last;
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                            query(http, "t", "*", "").getLong("count"))
                    .isBetween(told, told + 3));
            assertThat(query(http, "t", "n:[1 TO " + told + "]", "").getLong("count"))
                    .isEqualTo(told);
            assertThatThrownBy(() -> replica()
                            .set("store.index.directory", "disk")
                            .set("store.index.data-dir", data)
                            .start())
                    .hasMessageContaining("store.index.data-dir");
        }
    }

    /** A document a number; the last one acknowledged. */
    private long writeUntilKilled(ServiceProcess service, long from) {
        long last = from;
        try (RawHttp http = new RawHttp(service.uri())) {
            CompletableFuture<Void> death = CompletableFuture.runAsync(
                    service::kill, CompletableFuture.delayedExecutor(1_500, TimeUnit.MILLISECONDS, threads));
            try {
                while (put(http, "t", "id" + (last + 1), last + 1) == 204) {
                    last++;
                }
            } catch (UncheckedIOException killed) {
                assertThat(killed).isNotNull();
            }
            death.join();
        }
        return last;
    }

    @Test
    @DisplayName(
            "S-066 many rows to a reader with pauses: first bytes early, every row once, memory flat, others are served")
    void slowReader() throws Exception {
        try (ServiceProcess service = replica()
                        .heap("160m")
                        .set("store.index.directory", "disk")
                        .set("store.index.data-dir", folder.toString())
                        .set("store.query.timeout", "60s")
                        .start();
                RawHttp http = new RawHttp(service.uri()).within(Duration.ofSeconds(60))) {
            add(service.uri(), "t");
            fill(http);
            assertThat(query(http, "t", "*", "").getLong("count")).isEqualTo(ROWS);
            Rows rows = new Rows();
            List<Long> memory = new ArrayList<>();
            try (InputStream body = queryAll(service)) {
                for (byte[] part = body.readNBytes(STEP); part.length > 0; part = body.readNBytes(STEP)) {
                    rows.take(part);
                    String late = "late" + memory.size();
                    Awaitility.await().until(() -> put(http, "t", late, 7) == 204);
                    assertThat(number(http, "t", late)).isEqualTo(7);
                    memory.add(service.ownMemory());
                }
            }
            assertThat(rows.edges())
                    .startsWith("{\"count\":" + ROWS + ",\"items\":[{")
                    .endsWith("]}");
            assertThat(rows.cameOnce()).isEqualTo(ROWS);
            assertThat(memory).hasSizeGreaterThan(10);
            assertThat(Collections.max(memory) - memory.getFirst()).isLessThan(MOST_GROWTH);
        }
    }

    private InputStream queryAll(ServiceProcess service) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> askForAll(service), Optional::isPresent)
                .orElseThrow();
    }

    /** Empty if a busy machine cannot answer in time. */
    private Optional<InputStream> askForAll(ServiceProcess service) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                service.uri().resolve("/session/query").toURL().openConnection();
        String[] header = token.split(": ");
        connection.setRequestProperty(header[0], header[1]);
        connection.setDoOutput(true);
        connection.getOutputStream().write("store=t&q=*&rows=1000000000".getBytes(StandardCharsets.UTF_8));
        return connection.getResponseCode() == 503 ? Optional.empty() : Optional.of(connection.getInputStream());
    }

    /** What a busy machine cannot write in time is sent again. */
    private void fill(RawHttp http) {
        String padding = "x".repeat(300);
        for (int from = 0; from < ROWS; from += 5_000) {
            StringBuilder ops = new StringBuilder("[{\"upsert\":[");
            for (int i = from; i < from + 5_000; i++) {
                ops.append(i > from ? "," : "")
                        .append("{\"session\":{\"id\":\"" + i + "\"},\"n\":" + i + ",\"p\":\"" + padding + "\"}");
            }
            String form = "store=t&ops=" + ops.append("]}]");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> post(http, "update", form).status() == 204);
        }
    }

    /** The rows of an answer, told apart by their number {@code n}; nothing else of them is kept. */
    private static final class Rows {

        private static final byte[] NAME = "\"n\":".getBytes(StandardCharsets.US_ASCII);

        private final BitSet seen = new BitSet();
        private final StringBuilder head = new StringBuilder();
        private byte[] last = {};
        private int rows;
        private int matched;
        private int number = -1;

        void take(byte[] part) {
            if (head.isEmpty()) {
                head.append(new String(part, 0, 30, StandardCharsets.UTF_8));
            }
            for (byte next : part) {
                take(next);
            }
            last = part;
        }

        private void take(byte next) {
            if (matched == NAME.length && next >= '0' && next <= '9') {
                number = Math.max(0, number) * 10 + next - '0';
                return;
            }
            if (number >= 0) {
                seen.set(number);
                rows++;
                number = -1;
                matched = 0;
            }
            matched = matched < NAME.length && next == NAME[matched] ? matched + 1 : next == NAME[0] ? 1 : 0;
        }

        /** How many there are; -1 if one came twice. */
        int cameOnce() {
            return seen.cardinality() == rows ? rows : -1;
        }

        /** The first bytes, then the last two. */
        String edges() {
            return head
                    + new String(last, Math.max(0, last.length - 2), Math.min(2, last.length), StandardCharsets.UTF_8);
        }
    }
}
