package io.sessionsuite.store.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.process.Answer;
import io.sessionsuite.process.RawHttp;
import io.sessionsuite.process.ServiceProcess;
import io.sessionsuite.store.ReplicaFixture;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two packaged replicas that must answer as one, and what becomes of them without Redis. */
class ReplicaPairIT extends ReplicaFixture {

    private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(2);

    private ServiceProcess[] pair() {
        return pair(replica(), replica());
    }

    private ServiceProcess[] pair(ServiceProcess.Launch first, ServiceProcess.Launch second) {
        CompletableFuture<ServiceProcess> other = CompletableFuture.supplyAsync(second::start, threads);
        return new ServiceProcess[] {first.start(), other.join()};
    }

    private void update(RawHttp http, String ops) {
        Answer answer = post(http, "update", "store=t&ops=" + encode(ops));
        assertThat(answer.text()).isEmpty();
        assertThat(answer.status()).isEqualTo(204);
    }

    private static String numbered(int documents) {
        StringBuilder ops = new StringBuilder("[{\"upsert\":[");
        for (int i = 0; i < documents; i++) {
            ops.append(i > 0 ? "," : "")
                    .append("{\"session\":{\"id\":\"" + i + "\"},\"n\":" + i + ",\"t\":" + i % 7 + "}");
        }
        return ops.append("]}]").toString();
    }

    private static List<String> ids(JsonObject answer) {
        JsonArray items = answer.getJsonArray("items");
        return items.stream()
                .map(item -> ((JsonObject) item).getJsonObject("session").getString("id"))
                .toList();
    }

    @Test
    @DisplayName("S-144 S-157 replicas answer as one: a walk that alternates, and a path too many")
    void alike() {
        ServiceProcess[] pair = pair();
        try (ServiceProcess a = pair[0];
                ServiceProcess b = pair[1];
                RawHttp toA = new RawHttp(a.uri());
                RawHttp toB = new RawHttp(b.uri())) {
            add(a.uri(), "t");
            update(toA, numbered(300));
            for (String sort : List.of("t+asc,nosuch+desc", "t+desc", "", "session.id+asc")) {
                walk(toA, toB, "&sort=" + sort);
            }
            pathTooMany(toA, toB);
        }
    }

    /** One page from each replica in turn; each goes on with the other's mark. */
    private void walk(RawHttp toA, RawHttp toB, String sort) {
        List<String> page = ids(query(toB, "t", "*", "&rows=1000" + sort));
        assertThat(ids(query(toA, "t", "*", "&rows=1000" + sort)))
                .isEqualTo(page)
                .hasSize(300);
        List<String> walked = new ArrayList<>();
        String mark = "";
        String next = "*";
        for (int turn = 0; !next.equals(mark); turn++) {
            mark = next;
            JsonObject answer =
                    query(turn % 2 == 0 ? toA : toB, "t", "*", "&rows=17" + sort + "&cursorMark=" + encode(mark));
            walked.addAll(ids(answer));
            next = answer.getString("nextCursorMark");
        }
        assertThat(walked).isEqualTo(page);
    }

    /** With the paths of before there are 1,000, the five of the service not counted. */
    private void pathTooMany(RawHttp toA, RawHttp toB) {
        StringBuilder wide = new StringBuilder("{\"session\":{\"id\":\"wide\"}");
        IntStream.range(0, 997).forEach(i -> wide.append(",\"p" + i + "\":1"));
        update(toA, "[{\"upsert\":[" + wide + "}]}]");
        update(toB, "[{\"upsert\":[{\"session\":{\"id\":\"late1\"},\"late\":1,\"p996\":2}]}]");
        update(toA, "[{\"upsert\":[{\"session\":{\"id\":\"late2\"},\"late\":1,\"p0\":2}]}]");
        for (RawHttp replica : List.of(toA, toB)) {
            assertThat(ids(query(replica, "t", "p0:1 p996:1", "&rows=9"))).containsExactly("wide");
            assertThat(query(replica, "t", "p996:2", "&rows=9&fl=late,session.id")
                            .encode())
                    .isEqualTo("{\"count\":1,\"items\":[{\"session\":{\"id\":\"late1\"},\"late\":1}]}");
            assertThat(ids(query(replica, "t", "p0:2", "&rows=9"))).containsExactly("late2");
            assertThat(query(replica, "t", "late:1", "").getLong("count")).isZero();
            assertThat(query(replica, "t", "late:*", "").getLong("count")).isZero();
        }
    }

    @Test
    @DisplayName("S-136 two replicas that sweep the same documents both take some out, and log one end for each")
    void swept() {
        long began = System.nanoTime();
        try (ServiceProcess writer =
                        replica().set("store.sweep.enabled", "false").start();
                RawHttp http = new RawHttp(writer.uri())) {
            add(writer.uri(), "t");
            update(http, "[" + String.join(",", dying(Duration.ofNanos(System.nanoTime() - began))) + "]");
        }
        ServiceProcess[] pair =
                pair(replica().set("store.sweep.interval", "10ms"), replica().set("store.sweep.interval", "10ms"));
        try (ServiceProcess a = pair[0];
                ServiceProcess b = pair[1]) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> kept("doc", "HLEN") == 0);
            assertThat(entries("x")).hasSize(1_500).doesNotHaveDuplicates();
            assertThat(entries("u")).hasSize(1_500);
            assertThat(kept("ttl", "ZCARD") + kept("ver", "HLEN")).isZero();
            assertThat(List.of(count(a), count(b))).containsOnly(0L);
            Awaitility.await().until(() -> takenOut(a) + takenOut(b) == 1_500);
            assertThat(List.of(takenOut(a), takenOut(b)))
                    .allSatisfy(some -> assertThat(some).isPositive());
        }
    }

    /** Five documents at a time, one lot after the other while two replicas start and six seconds more. */
    private static List<String> dying(Duration start) {
        long between = (start.toMillis() * 4 + 6_000) / 300;
        return IntStream.range(0, 300)
                .mapToObj(i -> "{\"ttl\":" + (500 + i * between) + ",\"upsert\":["
                        + String.join(
                                ",",
                                IntStream.range(0, 5)
                                        .mapToObj(k -> "{\"session\":{\"id\":\"" + i + "-" + k + "\"}}")
                                        .toList())
                        + "]}")
                .toList();
    }

    /** How many documents that replica has swept. */
    private static long takenOut(ServiceProcess service) {
        try (RawHttp http = new RawHttp(service.management())) {
            return http.get("/q/metrics")
                    .text()
                    .lines()
                    .filter(line -> line.startsWith("store_swept_documents_total"))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        }
    }

    private String partition(int number) {
        return "store:{" + redis.command("HGET", "store:{stores}:name", "t") + ":" + number + "}:";
    }

    private long kept(String part, String count) {
        return IntStream.range(0, 16)
                .mapToLong(i -> (Long) redis.command(count, partition(i) + part))
                .sum();
    }

    /** The identities of all entries of that kind. */
    private List<String> entries(String kind) {
        List<String> identities = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            for (Object entry : (List<?>) redis.command("XRANGE", partition(i) + "log", "-", "+")) {
                List<?> fields = (List<?>) ((List<?>) entry).get(1);
                if (fields.get(3).equals(kind)) {
                    identities.add((String) fields.get(1));
                }
            }
        }
        return identities;
    }

    @Test
    @DisplayName("S-129 Redis silent, and killed, under queries: 503 within 2 s, and nothing is missing afterwards")
    void outages() throws Exception {
        ServiceProcess[] pair = pair();
        try (ServiceProcess a = pair[0];
                ServiceProcess b = pair[1];
                RawHttp http = new RawHttp(a.uri())) {
            add(a.uri(), "t");
            update(http, numbered(300));
            Queue<Timed> answers = new ConcurrentLinkedQueue<>();
            AtomicBoolean over = new AtomicBoolean();
            List<CompletableFuture<Void>> readers = new ArrayList<>();
            for (ServiceProcess service : List.of(a, b, a, b)) {
                readers.add(CompletableFuture.runAsync(() -> ask(service, answers, over), threads));
            }
            awaitFurther(answers, 200, 20);
            redis.pause();
            awaitFurther(answers, 503, 8);
            redis.resume();
            awaitFurther(answers, 200, 20);
            redis.kill9();
            awaitFurther(answers, 503, 8);
            redis.restart();
            awaitFurther(answers, 200, 20);
            over.set(true);
            for (CompletableFuture<Void> reader : readers) {
                reader.get(10, TimeUnit.SECONDS);
            }
            assertThat(answers).allSatisfy(Timed::isWhole);
            update(http, "[{\"upsert\":[{\"session\":{\"id\":\"after\"}}]}]");
            assertThat(List.of(count(a), count(b))).containsOnly(301L);
        }
    }

    /** An answer and how long it took. */
    private record Timed(Answer answer, Duration took) {

        void isWhole() {
            if (answer.status() == 200) {
                assertThat(answer.text()).isEqualTo("{\"count\":300,\"items\":[]}");
            } else {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isEqualTo("1");
                assertThat(answer.header("Session-Outcome")).isNotEmpty();
                assertThat(took).isLessThanOrEqualTo(LONGEST_REFUSAL);
            }
        }
    }

    private void ask(ServiceProcess service, Queue<Timed> answers, AtomicBoolean over) {
        try (RawHttp http = new RawHttp(service.uri())) {
            while (!over.get()) {
                long began = System.nanoTime();
                Answer answer = post(http, "query", "store=t&q=*");
                answers.add(new Timed(answer, Duration.ofNanos(System.nanoTime() - began)));
            }
        }
    }

    private static void awaitFurther(Queue<Timed> answers, int status, int times) {
        long before = with(answers, status);
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> with(answers, status) >= before + times);
    }

    private static long with(Queue<Timed> answers, int status) {
        return answers.stream()
                .filter(timed -> timed.answer().status() == status)
                .count();
    }

    private long count(ServiceProcess service) {
        try (RawHttp http = new RawHttp(service.uri())) {
            return query(http, "t", "*", "").getLong("count");
        }
    }
}
