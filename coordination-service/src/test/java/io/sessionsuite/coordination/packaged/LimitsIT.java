package io.sessionsuite.coordination.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LimitsIT {

    private static Fleet fleet;

    @BeforeAll
    static void start() {
        fleet = Fleet.of(
                1,
                Map.of(
                        "coordination.kv.max-list-entries", "1000",
                        "coordination.session.max-locks", "1000",
                        "coordination.session.ttl-min", "10s"));
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @Test
    @DisplayName("K-292 lists at their limit and one above")
    void lists() {
        Replica replica = fleet.replica(0).in("k292");
        for (int i = 0; i < 1_000; i++) {
            replica.put("kv/a/" + i, "");
        }
        assertThat(replica.get("kv/a/?keys").json()).hasSize(1_000);
        replica.put("kv/a/one-more", "");
        String text = "500 Result of prefix \"a/\" exceeds 1000 entries";
        assertThat(replica.get("kv/a/?keys").line()).isEqualTo(text);
        assertThat(replica.get("kv/a/?recurse").line()).isEqualTo(text);
        assertThat(replica.delete("kv/a/?recurse").line()).isEqualTo(text);
        assertThat(replica.put("txn", "[{\"KV\":{\"Verb\":\"get-tree\",\"Key\":\"a/\"}}]")
                        .line())
                .isEqualTo("500 Result exceeds 1000 entries");
        assertThat(replica.get("kv/a/9?recurse").json().size()).isLessThan(1_000);

        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 1_001; i++) {
            ids.add(replica.session("{\"NodeChecks\":[]}"));
        }
        assertThat(replica.get("session/list").line()).isEqualTo("500 Result exceeds 1000 entries");
        replica.put("session/destroy/" + ids.getFirst());
        assertThat(replica.get("session/list").json()).hasSize(1_000);
    }

    @Test
    @DisplayName("K-051 the bounds of a TTL as they are without configuration")
    void ttlBounds() {
        Replica replica = fleet.replica(0).in("k051");

        assertThat(replica.put("session/create", "{\"TTL\":\"5s\"}").line())
                .isEqualTo("500 Invalid Session TTL '5000000000', must be between [10s=24h0m0s]");
        assertThat(replica.put("session/create", "{\"TTL\":\"10s\"}").status()).isEqualTo(200);
        assertThat(replica.put("session/create", "{\"TTL\":\"86400s\"}").status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("K-292 one key more than a session may hold")
    void locks() {
        Replica replica = fleet.replica(0).in("locks");
        String session = replica.session("{}");
        for (int i = 0; i < 1_000; i++) {
            replica.put("kv/held/" + i + "?acquire=" + session, "v");
        }
        assertThat(replica.put("kv/one-more?acquire=" + session).line())
                .isEqualTo("500 raft apply failed: too many locks");
        replica.put("kv/held/1?release=" + session);
        assertThat(replica.put("kv/one-more?acquire=" + session).line()).isEqualTo("200 true");
    }
}
