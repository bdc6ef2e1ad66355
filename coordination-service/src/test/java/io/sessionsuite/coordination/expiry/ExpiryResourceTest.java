package io.sessionsuite.coordination.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class ExpiryResourceTest {

    private final ConsulApi api = ConsulApi.somewhere();

    @Test
    @DisplayName("K-070 alive twice its TTL after a renewal, gone at three times it")
    void renewedTtl() {
        String id = create("250ms", "");
        Awaitility.await().pollDelay(Duration.ofMillis(166)).until(() -> true);
        assertThat(api.put("session/renew/" + id).status()).isEqualTo(200);
        long renewed = System.nanoTime();

        long seen = lastSeenAlive(id);
        long gone = System.nanoTime();
        assertThat(Duration.ofNanos(seen - renewed)).isGreaterThanOrEqualTo(Duration.ofMillis(450));
        assertThat(Duration.ofNanos(gone - renewed)).isGreaterThanOrEqualTo(Duration.ofMillis(500));
        assertThat(Duration.ofNanos(gone - renewed)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    @DisplayName("K-071 a session nobody renews is gone at three times its TTL; TTL shown as given")
    void unrenewedTtl() {
        long created = System.nanoTime();
        String id = create("0.3s", "");
        assertThat(api.get("session/info/" + id).body()).contains("\"TTL\":\"0.3s\"");

        lastSeenAlive(id);
        assertThat(Duration.ofNanos(System.nanoTime() - created))
                .isBetween(Duration.ofMillis(600), Duration.ofSeconds(2));
    }

    @Test
    @DisplayName("K-073 K-075 factor 1.0: never before its TTL; behaviour, delay and watchers at the end")
    void preciseTtl() throws Exception {
        String id = create("400ms", "?x-session-ttl-factor=1.0");
        long created = System.nanoTime();
        api.put("kv/lock?acquire=" + id, "v");
        CompletableFuture<Reply> watch =
                api.getLater("kv/lock?wait=20s&index=" + api.get("kv/lock").index());

        Reply freed = watch.get();
        Duration life = Duration.ofNanos(System.nanoTime() - created);
        assertThat(life).isBetween(Duration.ofMillis(380), Duration.ofSeconds(2));
        assertThat(freed.json().get(0).has("Session")).isFalse();
        assertThat(freed.header("X-Session-Woken-By")).contains("change");
        assertThat(freed.index()).isEqualTo(api.get("session/list").index());
        assertThat(api.put("kv/lock?acquire=" + create("10s", "")).header("X-Session-Refused"))
                .contains("lock-delay");
    }

    @Test
    @DisplayName("K-072 of five sessions those that are renewed live on")
    void someRenewed() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(create("600ms", ""));
        }
        List<String> renewed = ids.subList(0, 3);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(150))
                .atMost(Duration.ofSeconds(10))
                .until(() -> {
                    renewed.forEach(id -> api.put("session/renew/" + id));
                    return listed().size() <= 3;
                });

        assertThat(listed()).containsExactlyInAnyOrderElementsOf(renewed);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> listed().isEmpty());
    }

    @Test
    @DisplayName("K-074 a destroyed session does nothing at its old deadline")
    void destroyedEarly() {
        String id = create("200ms", "?x-session-ttl-factor=1.0");
        String marker = create("250ms", "?x-session-ttl-factor=1.0");
        api.put("session/destroy/" + id);
        api.put("kv/a?acquire=" + marker, "v");

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> listed().isEmpty());
        long index = api.get("session/list").index();
        assertThat(api.get("kv/a").index()).isEqualTo(index);
    }

    @Test
    @DisplayName("K-076 past its deadline a session is dead to every request, swept or not")
    void overdue() {
        String id = create("1h", "");
        String other = create("1h", "");
        api.put("kv/a?acquire=" + id, "v");
        moveDeadline(id);

        assertThat(api.get("kv/a").json().get(0).has("Session")).isFalse();
        assertThat(api.get("session/info/" + id).line()).isEqualTo("200 []");
        assertThat(api.put("session/renew/" + id).status()).isEqualTo(404);
        assertThat(api.put("kv/b?acquire=" + id).line())
                .isEqualTo("500 raft apply failed: invalid session \"" + id + "\"");
        assertThat(listed()).containsExactly(other);
    }

    private void moveDeadline(String id) {
        EmbeddedRedis.shared().command("ZADD", "coord:{dc1/" + api.namespace() + "}:due", "XX", "1", id);
    }

    private long lastSeenAlive(String id) {
        long[] seen = {System.nanoTime()};
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    long asked = System.nanoTime();
                    boolean alive = api.get("session/info/" + id).json().size() == 1;
                    seen[0] = alive ? asked : seen[0];
                    return !alive;
                });
        return seen[0];
    }

    private List<String> listed() {
        return api.get("session/list").json().findValuesAsText("ID");
    }

    private String create(String ttl, String query) {
        return api.put("session/create" + query, "{\"TTL\":\"" + ttl + "\"}")
                .json()
                .path("ID")
                .asText();
    }
}
