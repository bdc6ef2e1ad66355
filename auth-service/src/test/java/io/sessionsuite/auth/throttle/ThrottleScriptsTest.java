package io.sessionsuite.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.auth.Replica;
import io.sessionsuite.auth.ScriptBench;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.Persistence;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThrottleScriptsTest {

    private static final int HOUR = 3_600_000;
    private static EmbeddedRedis server;
    private static Replica replica;

    private String key;

    @BeforeAll
    static void start() {
        server = EmbeddedRedis.builder().persistence(Persistence.NONE).start();
        replica = Replica.bare(server);
    }

    @AfterAll
    static void stop() {
        replica.close();
        server.close();
    }

    @BeforeEach
    void newKey() {
        key = "throttle:{" + UUID.randomUUID() + "}";
    }

    private ScriptBench script(String name) {
        return new ScriptBench(replica.redis, server, name, key);
    }

    private List<String> take(String rule, int limit, int span) {
        return script("throttle-take-1").words(rule, limit, span, HOUR);
    }

    private List<String> done(String rule, int limit, int span, String ticket, String outcome) {
        return script("throttle-done-1").words(rule, limit, span, HOUR, HOUR, ticket, outcome);
    }

    private void fail(String rule, int limit, int span, int times) {
        IntStream.range(0, times)
                .forEach(i -> done(rule, limit, span, take(rule, limit, span).get(1), "failed"));
    }

    private void unblock() {
        server.command("HSET", key, "until", "1");
    }

    @Test
    @DisplayName("F-68 A-30 attempts under way count like failures")
    void attemptsUnderWayCount() {
        List<String> first = take("pair", 2, 30_000);
        assertThat(first).containsExactly("go", "t1");
        assertThat(take("pair", 2, 30_000)).containsExactly("go", "t2");
        assertThat(take("pair", 2, 30_000)).containsExactly("busy");
        assertThat(done("pair", 2, 30_000, "t1", "void")).containsExactly("ok", "0");
        assertThat(take("pair", 2, 30_000)).containsExactly("go", "t3");
    }

    @Test
    @DisplayName("F-68 A-30 a pair is blocked for 30 s, then twice as long with each failure, up to an hour")
    void pairIsBlockedTwiceAsLongEachTime() {
        fail("pair", 5, 30_000, 5);
        List<String> blocked = take("pair", 5, 30_000);
        assertThat(blocked.get(0)).isEqualTo("wait");
        assertThat(Long.parseLong(blocked.get(1))).isBetween(25_000L, 30_000L);
        unblock();
        fail("pair", 5, 30_000, 1);
        assertThat(Long.parseLong(take("pair", 5, 30_000).get(1))).isBetween(55_000L, 60_000L);
        IntStream.range(0, 10).forEach(i -> {
            unblock();
            fail("pair", 5, 30_000, 1);
        });
        assertThat(Long.parseLong(take("pair", 5, 30_000).get(1))).isBetween(HOUR - 5_000L, (long) HOUR);
    }

    @Test
    void successClearsThePair() {
        fail("pair", 5, 30_000, 4);
        assertThat(done("pair", 5, 30_000, take("pair", 5, 30_000).get(1), "ok"))
                .containsExactly("ok", "0");
        fail("pair", 5, 30_000, 4);
        assertThat(take("pair", 5, 30_000).get(0)).isEqualTo("go");
    }

    @Test
    void afterABlockOneAttemptAtATime() {
        fail("pair", 5, 30_000, 5);
        unblock();
        assertThat(take("pair", 5, 30_000).get(0)).isEqualTo("go");
        assertThat(take("pair", 5, 30_000)).containsExactly("busy");
    }

    @Test
    void addressIsBlockedUntilItsWindowEnds() {
        fail("address", 3, 60_000, 2);
        done("address", 3, 60_000, take("address", 3, 60_000).get(1), "ok");
        fail("address", 3, 60_000, 1);
        List<String> blocked = take("address", 3, 60_000);
        assertThat(blocked.get(0)).isEqualTo("wait");
        assertThat(Long.parseLong(blocked.get(1))).isBetween(50_000L, 60_000L);
        server.command("HSET", key, "since", "1", "until", "60001");
        assertThat(take("address", 3, 60_000).get(0)).isEqualTo("go");
        assertThat(server.command("HGET", key, "fails")).isEqualTo("0");
    }

    @Test
    @DisplayName("SEC-31 SEC-32 after too many failures in a row a user gets one try per interval")
    void userGetsOneTryPerInterval() {
        fail("user", 3, 900_000, 3);
        assertThat(take("user", 3, 900_000).get(0)).isEqualTo("wait");
        unblock();
        List<String> one = take("user", 3, 900_000);
        assertThat(one.get(0)).isEqualTo("go");
        assertThat(take("user", 3, 900_000).get(0)).isEqualTo("wait");
        done("user", 3, 900_000, one.get(1), "void");
        assertThat(take("user", 3, 900_000).get(0)).as("a fault costs no try").isEqualTo("go");
        done("user", 3, 900_000, "", "ok");
        assertThat(server.command("HGET", key, "fails")).isNull();
    }

    @Test
    void attemptsOfADeadReplicaLapse() {
        take("pair", 1, 30_000);
        assertThat(take("pair", 1, 30_000)).containsExactly("busy");
        server.command("HSET", key, "t1", "1");
        assertThat(take("pair", 1, 30_000).get(0)).isEqualTo("go");
        assertThat(server.command("HGET", key, "t1")).isNull();
    }

    @Test
    void countsInWindows() {
        ScriptBench count = new ScriptBench(replica.redis, server, "guess-count-1", key);
        assertThat(count.run(60_000).number(1)).isEqualTo(1);
        assertThat(count.run(60_000).number(1)).isEqualTo(2);
        assertThat((Long) server.command("PTTL", key)).isBetween(1L, 60_000L);
    }

    @Test
    void remembersTheLatest64Addresses() {
        ScriptBench known = new ScriptBench(replica.redis, server, "known-add-1", key);
        IntStream.range(0, 70).forEach(i -> known.run("10.0.0." + i));
        assertThat(server.command("ZCARD", key)).isEqualTo(64L);
        assertThat(server.command("ZSCORE", key, "10.0.0.69")).isNotNull();
    }

    @Test
    @DisplayName("SEC-57 a key of a wrong type changes nothing: throttle")
    void wrongTypes() {
        script("throttle-take-1").refusesWrongTypes("pair", 5, 0, HOUR);
        script("throttle-done-1").refusesWrongTypes("pair", 5, 30_000, HOUR, HOUR, "t1", "failed");
        script("known-add-1").refusesWrongTypes("10.0.0.1");
        script("guess-count-1").refusesWrongTypes(60_000);
    }
}
