package io.sessionsuite.store.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.process.Answer;
import io.sessionsuite.process.RawHttp;
import io.sessionsuite.process.ServiceProcess;
import io.sessionsuite.store.ReplicaFixture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code store.redis.wait-replicas} with a real replica of Redis (store 7.1, guarantees 3). */
class ReplicatedWritesIT extends ReplicaFixture {

    private EmbeddedRedis second;

    @BeforeEach
    void replicate() {
        second = EmbeddedRedis.builder()
                .setting("replicaof", "127.0.0.1 " + redis.port())
                .setting("masterauth", redis.password())
                .setting("replica-serve-stale-data", "yes")
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> redis.command("WAIT", "1", "100")
                .equals(1L));
    }

    @AfterEach
    void end() {
        second.close();
    }

    private Answer update(RawHttp http, String ops) {
        return post(http, "update", "store=t&ops=" + encode(ops));
    }

    private static String documents(int from, int to, String padding) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"session\":{\"id\":\"" + i + "\"},\"p\":\"" + padding + "\"}")
                .collect(Collectors.joining(",", "[{\"upsert\":[", "]}]"));
    }

    /** Of that store's documents, as that server has them at this moment. */
    private static long kept(EmbeddedRedis server, String uid) {
        return IntStream.range(0, 16)
                .mapToLong(i -> (Long) server.command("HLEN", "store:{" + uid + ":" + i + "}:doc"))
                .sum();
    }

    private static void isUnknown(Answer answer) {
        assertThat(answer.text()).isEqualTo("{\"message\":\"unavailable\",\"status\":503}");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Session-Outcome")).isEqualTo("unknown");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @Test
    @DisplayName(
            "B1 with wait-replicas a write is acknowledged when a replica of Redis has it, and unknown as long as none has")
    void acknowledged() {
        try (ServiceProcess service =
                        replica().set("store.redis.wait-replicas", "1").start();
                RawHttp http = new RawHttp(service.uri())) {
            add(service.uri(), "t");
            String uid = (String) redis.command("HGET", "store:{stores}:name", "t");
            for (int i = 0; i < 200; i++) {
                assertThat(update(http, documents(i, i + 1, "")).status()).isEqualTo(204);
                assertThat(kept(second, uid)).isEqualTo(i + 1);
            }
            isUnknown(unheard(http, () -> update(http, documents(200, 201, ""))));
            isUnknown(unheard(http, () -> update(http, documents(201, 301, "x".repeat(5_000)))));
            isUnknown(unheard(http, () -> update(http, "[{\"delete\":[\"0\"]}]")));
            isUnknown(unheard(http, () -> update(http, "[{\"merge\":[{\"session\":{\"id\":\"1\"},\"m\":1}]}]")));
            isUnknownLine(unheard(http, () -> bulk(http, 301)));
            assertThat(kept(second, uid)).isEqualTo(kept(redis, uid)).isEqualTo(302);
            second.kill9();
            isUnknown(update(http, documents(303, 304, "")));
            second.restart();
            isHeard(http, documents(303, 304, ""));
            assertThat(query(http, "t", "*", "").getLong("count")).isEqualTo(303);
        }
    }

    private Answer bulk(RawHttp http, int number) {
        return http.call(
                "POST",
                "/session/update?store=t",
                List.of("Content-Type: application/x-ndjson", token),
                ("{\"upsert\":{\"session\":{\"id\":\"" + number + "\"}}}").getBytes(StandardCharsets.UTF_8));
    }

    private static void isUnknownLine(Answer answer) {
        assertThat(answer.text()).isEqualTo("{\"message\":\"unavailable; settled up to line 0\",\"status\":503}");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Session-Outcome")).isEqualTo("unknown");
    }

    @Test
    @DisplayName("B1 with wait-replicas an update too large for the event loop is acknowledged no sooner")
    void large() {
        try (ServiceProcess service =
                        replica().set("store.redis.wait-replicas", "1").start();
                RawHttp http = new RawHttp(service.uri())) {
            add(service.uri(), "t");
            String uid = (String) redis.command("HGET", "store:{stores}:name", "t");
            for (int i = 0; i < 6; i++) {
                String ops = documents(i * 100, i * 100 + 100, "x".repeat(5_000));
                isUnknown(unheard(http, () -> update(http, ops)));
                isHeard(http, ops);
                assertThat(kept(second, uid)).isEqualTo((i + 1) * 100L + 1);
            }
        }
    }

    /** The answer while the replica is silent; when this ends it is heard again. */
    private Answer unheard(RawHttp http, Supplier<Answer> request) {
        second.pause();
        Answer answer = request.get();
        second.resume();
        isHeard(http, documents(9_999, 10_000, ""));
        return answer;
    }

    private void isHeard(RawHttp http, String ops) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> update(http, ops).status() == 204);
    }
}
