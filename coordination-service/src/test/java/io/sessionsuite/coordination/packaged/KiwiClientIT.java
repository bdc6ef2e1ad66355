package io.sessionsuite.coordination.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kiwiproject.consul.Consul;
import org.kiwiproject.consul.KeyValueClient;
import org.kiwiproject.consul.SessionClient;
import org.kiwiproject.consul.cache.KVCache;
import org.kiwiproject.consul.model.kv.Operation;
import org.kiwiproject.consul.model.kv.Value;
import org.kiwiproject.consul.model.kv.Verb;
import org.kiwiproject.consul.model.session.ImmutableSession;
import org.kiwiproject.consul.model.session.SessionInfo;
import org.kiwiproject.consul.option.ImmutablePutOptions;
import org.kiwiproject.consul.util.LeaderElectionUtil;

class KiwiClientIT {

    private static Fleet fleet;
    private static RoundRobin balancer;

    @BeforeAll
    static void start() {
        fleet = Fleet.of(2, Map.of());
        balancer = fleet.balanced();
    }

    @AfterAll
    static void stop() {
        balancer.close();
        fleet.close();
    }

    private static Consul client() {
        return Consul.builder().withUrl(balancer.uri().toString()).build();
    }

    @Test
    @DisplayName("K-270 sessions: create, info, list, renew, destroy")
    void sessions() {
        SessionClient sessions = client().sessionClient();
        String id = sessions.createSession(ImmutableSession.builder()
                        .name("kiwi")
                        .ttl("10s")
                        .lockDelay("1s")
                        .behavior("delete")
                        .build())
                .getId();

        SessionInfo info = sessions.getSessionInfo(id).orElseThrow();
        assertThat(info.getName()).contains("kiwi");
        assertThat(info.getTtl()).contains("10s");
        assertThat(info.getLockDelay()).isEqualTo(1_000_000_000L);
        assertThat(sessions.listSessions()).extracting(SessionInfo::getId).contains(id);
        assertThat(sessions.renewSession(id)).map(SessionInfo::getId).contains(id);
        sessions.destroySession(id);
        assertThat(sessions.getSessionInfo(id)).isEmpty();
    }

    @Test
    @DisplayName("K-270 keys, locks and transactions")
    void keys() {
        KeyValueClient keys = client().keyValueClient();
        assertThat(keys.putValue("kiwi/a", "one", 42)).isTrue();
        Value value = keys.getValue("kiwi/a").orElseThrow();
        assertThat(value.getValueAsString()).contains("one");
        assertThat(value.getFlags()).isEqualTo(42);
        assertThat(keys.getKeys("kiwi/")).containsExactly("kiwi/a");
        assertThat(keys.putValue(
                        "kiwi/a",
                        "two",
                        0,
                        ImmutablePutOptions.builder().cas(1L).build()))
                .isFalse();
        assertThat(keys.putValue(
                        "kiwi/a",
                        "two",
                        0,
                        ImmutablePutOptions.builder()
                                .cas(value.getModifyIndex())
                                .build()))
                .isTrue();

        String session = client().sessionClient()
                .createSession(ImmutableSession.builder().name("lock").build())
                .getId();
        assertThat(keys.acquireLock("kiwi/lock", session)).isTrue();
        assertThat(keys.getSession("kiwi/lock")).contains(session);
        assertThat(keys.releaseLock("kiwi/lock", session)).isTrue();
        assertThat(keys.getSession("kiwi/lock")).isEmpty();

        keys.performTransaction(
                Operation.builder(Verb.SET).key("kiwi/t").value("two").build(),
                Operation.builder(Verb.GET).key("kiwi/t").build());
        assertThat(keys.getValueAsString("kiwi/t")).contains("two");
        keys.deleteKeys("kiwi/");
        assertThat(keys.getValues("kiwi/")).isEmpty();
        assertThat(BigInteger.valueOf(value.getModifyIndex())).isPositive();
    }

    @Test
    @DisplayName("K-271 leader election: one of several, its information, release, the next one")
    void leaderElection() {
        List<LeaderElectionUtil> candidates = IntStream.range(0, 4)
                .mapToObj(i -> new LeaderElectionUtil(client()))
                .toList();
        List<Optional<String>> answers = IntStream.range(0, 4)
                .mapToObj(i -> candidates.get(i).electNewLeaderForService("billing", "node-" + i))
                .toList();

        assertThat(answers).allMatch(answer -> answer.equals(Optional.of("node-0")));
        assertThat(candidates.get(3).getLeaderInfoForService("billing")).contains("node-0");
        assertThat(candidates.get(0).releaseLockForService("billing")).isTrue();
        assertThat(candidates.get(1).getLeaderInfoForService("billing")).isEmpty();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> candidates
                .get(2)
                .electNewLeaderForService("billing", "node-2")
                .equals(Optional.of("node-2")));
    }

    @Test
    @DisplayName("K-272 a cache of keys: start, additions, changes, deletions, a replica dies, nothing is lost")
    void cache() throws InterruptedException {
        KeyValueClient keys = client().keyValueClient();
        keys.putValue("cache/one", "1");
        try (KVCache cache = KVCache.newCache(client().keyValueClient(), "cache/", 5)) {
            cache.start();
            assertThat(cache.awaitInitialized(20, TimeUnit.SECONDS)).isTrue();
            assertThat(cached(cache)).containsEntry("one", "1");
            keys.putValue("cache/two", "2");
            await(cache, Map.of("one", "1", "two", "2"));
            fleet.process(0).kill();
            retried(() -> keys.putValue("cache/one", "changed"));
            await(cache, Map.of("one", "changed", "two", "2"));
            fleet.startAgain(0);
            keys.deleteKey("cache/two");
            await(cache, Map.of("one", "changed"));
            keys.deleteKeys("cache/");
            await(cache, Map.of());
        }
    }

    private static void retried(java.util.concurrent.Callable<Boolean> call) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(call);
    }

    private static void await(KVCache cache, Map<String, String> expected) {
        Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(cached(cache))
                .isEqualTo(expected));
    }

    private static Map<String, String> cached(KVCache cache) {
        Map<String, String> texts = new java.util.HashMap<>();
        cache.getMap()
                .forEach((key, value) -> texts.put(key, value.getValueAsString().orElse("")));
        return texts;
    }
}
