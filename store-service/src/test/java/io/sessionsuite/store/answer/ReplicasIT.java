package io.sessionsuite.store.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.process.ServiceProcess;
import io.sessionsuite.store.RawHttp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Packaged replicas on one Redis. */
class ReplicasIT extends ReplicaFixture {

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
    @DisplayName("S-066 200,000 rows to a slow reader in little memory, first bytes early")
    void flatMemory() throws Exception {
        try (ServiceProcess service = replica()
                        .set("store.index.directory", "disk")
                        .set("store.index.data-dir", folder.toString())
                        .start();
                RawHttp http = new RawHttp(service.uri()).within(Duration.ofSeconds(60))) {
            add(service.uri(), "t");
            fill(http, 200_000, "x".repeat(2_000));
            HttpURLConnection connection = (HttpURLConnection)
                    service.uri().resolve("/session/query").toURL().openConnection();
            String[] header = token.split(": ");
            connection.setRequestProperty(header[0], header[1]);
            connection.setDoOutput(true);
            connection.getOutputStream().write("store=t&q=*&rows=1000000".getBytes(StandardCharsets.UTF_8));
            try (InputStream body = connection.getInputStream()) {
                byte[] head = body.readNBytes(30);
                assertThat(new String(head, StandardCharsets.UTF_8)).startsWith("{\"count\":200000,\"items\":[{");
                assertThat(query(http, "t", "*", "").getLong("count")).isEqualTo(200_000);
                assertThat(itemsOf(body)).isEqualTo(200_000);
            }
        }
    }

    private void fill(RawHttp http, int documents, String padding) {
        for (int from = 0; from < documents; from += 2_000) {
            StringBuilder ops = new StringBuilder("[{\"upsert\":[");
            for (int i = from; i < from + 2_000; i++) {
                ops.append(i > from ? "," : "")
                        .append("{\"session\":{\"id\":\"" + i + "\"},\"p\":\"" + padding + "\"}");
            }
            assertThat(post(http, "update", "store=t&ops=" + ops.append("]}]")).status())
                    .isEqualTo(204);
        }
    }

    /** Counts the items, of which nothing is kept; the answer must have its end. */
    private static int itemsOf(InputStream body) throws IOException {
        int versions = 0;
        int last = 0;
        int before = 0;
        byte[] block = new byte[64 << 10];
        for (int read = body.read(block); read >= 0; read = body.read(block)) {
            for (int i = 0; i < read; i++) {
                versions += block[i] == '}' && last == '}' && before != '}' ? 1 : 0;
                before = last;
                last = block[i];
            }
        }
        assertThat(new char[] {(char) before, (char) last}).containsExactly(']', '}');
        return versions;
    }
}
