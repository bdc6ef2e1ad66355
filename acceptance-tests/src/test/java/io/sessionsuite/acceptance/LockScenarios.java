package io.sessionsuite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.acceptance.Deployment.Service;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Locks, as Consul's clients take them. */
interface LockScenarios extends Scenarios {

    private Answer v1(String method, String path, String body) {
        String token = deployment().consulToken();
        String[] headers = token.isEmpty() ? new String[0] : new String[] {"X-Consul-Token", token};
        return new Client(deployment()).send(method, Service.COORDINATION, "/v1/" + path, body, headers);
    }

    private String session() {
        return v1("PUT", "session/create", "{\"LockDelay\":\"0s\",\"TTL\":\"60s\"}")
                .expect(200)
                .body()
                .replaceAll(".*\"ID\":\"|\".*", "");
    }

    @Test
    @DisplayName("a lock is handed over: the one who waits is woken by the release, and the fencing number grows")
    default void handOver() throws Exception {
        String key = "kv/acceptance/" + UUID.randomUUID();
        String first = session();
        String second = session();
        Answer taken = v1("PUT", key + "?acquire=" + first, "first");
        assertThat(taken.expect(200).body()).isEqualTo("true");
        assertThat(v1("PUT", key + "?acquire=" + second, "second").body()).isEqualTo("false");
        String index = v1("GET", key, "").header("X-Consul-Index");
        CompletableFuture<Answer> waiting =
                CompletableFuture.supplyAsync(() -> v1("GET", key + "?wait=15s&index=" + index, ""));
        assertThat(v1("PUT", key + "?release=" + first, "").body()).isEqualTo("true");

        assertThat(waiting.get(15, TimeUnit.SECONDS).expect(200).body()).doesNotContain("\"Session\"");
        Answer passedOn = v1("PUT", key + "?acquire=" + second, "second");
        assertThat(passedOn.body()).isEqualTo("true");
        assertThat(Long.parseLong(passedOn.header("X-Session-Index")))
                .isGreaterThan(Long.parseLong(taken.header("X-Session-Index")));
    }

    @Test
    @DisplayName("a session that is destroyed frees its lock, and cannot take it again")
    default void destroyedSession() {
        String key = "kv/acceptance/" + UUID.randomUUID();
        String session = session();
        v1("PUT", key + "?acquire=" + session, "held").expect(200);
        v1("PUT", "session/destroy/" + session, "").expect(200);

        assertThat(v1("GET", key, "").expect(200).body()).doesNotContain("\"Session\"");
        v1("PUT", key + "?acquire=" + session, "again").expect(500);
        assertThat(v1("PUT", key + "?acquire=" + session(), "next").body()).isEqualTo("true");
    }
}
