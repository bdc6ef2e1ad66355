package io.sessionsuite.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The library against a real Redis that dies, hangs, forgets scripts and comes back. */
class RedisScriptsTest {

    private static final Script ECHO = Script.load("sample/echo-1");
    private static final Script COUNT = Script.load("sample/count-1");
    private static final Script MOMENT = Script.load("sample/moment-1");
    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private EmbeddedRedis server;
    private RedisScripts redis;

    @BeforeEach
    void start() {
        server = EmbeddedRedis.builder().start();
        redis = connect(new RedisSettings(TIMEOUT, 2, 100));
    }

    @AfterEach
    void stop() {
        redis.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private RedisScripts connect(RedisSettings settings) {
        Redis client = Redis.createClient(
                vertx, new RedisOptions().setConnectionString(server.uri()).setMaxWaitingHandlers(4096));
        return new RedisScripts(
                vertx, client, settings, new CallMetrics(new SimpleMeterRegistry(), "test"), failure -> failure);
    }

    private static <T> T answer(Uni<T> call) {
        return call.await().atMost(PATIENCE);
    }

    @Test
    void keysAndArgumentsArriveByteForByte() {
        byte[] binary = {0, 1, (byte) 0xff, '\r', '\n', (byte) 0xc3};

        Reply reply = answer(redis.script(ECHO)
                .key("k")
                .arg(binary)
                .arg("\u00fc")
                .arg(7)
                .arg(true)
                .run());

        assertThat(reply.word()).isEqualTo("echo");
        assertThat(reply.bytes(2)).isEqualTo(binary);
        assertThat(reply.text(3)).isEqualTo("\u00fc");
        assertThat(reply.number(4)).isEqualTo(7);
        assertThat(reply.text(5)).isEqualTo("1");
    }

    @Test
    void aForgottenScriptIsSentAgainAndRunsOnce() {
        assertThat(answer(redis.script(COUNT).key("n").run()).number(1)).isEqualTo(1);
        answer(redis.command(Command.SCRIPT).arg("FLUSH").run());

        assertThat(answer(redis.script(COUNT).key("n").run()).number(1)).isEqualTo(2);
        assertThat(answer(redis.script(COUNT).key("n").run()).number(1)).isEqualTo(3);
    }

    @Test
    void eachSubscriptionIsACallOfItsOwn() {
        Uni<Reply> recipe = redis.script(COUNT).key("n").run();

        answer(recipe);
        assertThat(answer(recipe).number(1)).isEqualTo(2);
    }

    @Test
    void theClockIsRedisTimeWithoutLossOfDigits() {
        Reply moment = answer(redis.script(MOMENT).key("k").run());

        assertThat(moment.number(1) / 1000).isEqualTo(moment.number(2));
        assertThat(moment.number(2)).isGreaterThan(1_700_000_000_000L);
    }

    @Test
    void anErrorInsideAScriptIsADefect() {
        answer(redis.command(Command.LPUSH).key("n").arg("x").run());

        assertThatThrownBy(() -> answer(redis.script(COUNT).key("n").run()))
                .isInstanceOf(RedisDefect.class)
                .hasMessageContaining("count-1");
    }

    @Test
    void theWrongNumberOfKeysIsRefusedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> redis.script(COUNT).run()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSilentRedisMeansUnknownAndIsUsedAgainWhenItSpeaks() {
        answer(redis.script(COUNT).key("n").run());
        server.pause();
        try {
            assertThatThrownBy(() -> answer(redis.script(COUNT).key("n").run()))
                    .isInstanceOf(RedisFailure.OutcomeUnknown.class);
        } finally {
            server.resume();
        }

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> answer(redis.script(ECHO).key("k").run()) != null);
    }

    @Test
    void aDeadRedisMeansNotDoneAndIsFoundAgain() {
        answer(redis.script(COUNT).key("n").run());
        server.kill9();
        await().atMost(PATIENCE).untilAsserted(() -> assertThatThrownBy(
                        () -> answer(redis.script(COUNT).key("n").run()))
                .isInstanceOf(RedisFailure.NotDone.class));
        server.restart();

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> answer(redis.script(COUNT).key("n").run()).number(1) >= 2);
    }

    @Test
    void callsBeyondTheBoundAreRefusedAtOnce() {
        redis.close();
        redis = connect(new RedisSettings(TIMEOUT, 1, 3));
        answer(redis.script(COUNT).key("n").run());
        server.pause();
        try {
            List<CompletableFuture<Reply>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                calls.add(redis.script(COUNT).key("n").run().subscribeAsCompletionStage());
            }
            assertThat(calls.subList(0, 3)).noneMatch(CompletableFuture::isDone);
            assertThat(calls.get(3).exceptionNow()).isInstanceOf(RedisFailure.NotDone.class);
        } finally {
            server.resume();
        }
    }

    @Test
    void doneOnlyOnceReplicasHaveIt() throws Exception {
        try (EmbeddedRedis replica = EmbeddedRedis.builder()
                .setting("replicaof", "127.0.0.1 " + server.port())
                .setting("masterauth", server.password())
                .start()) {
            await().atMost(PATIENCE)
                    .until(() -> server.command("WAIT", "1", "100").equals(1L));
            for (int i = 1; i <= 100; i++) {
                assertThat(replicated(1).number(1)).isEqualTo(i);
                assertThat(replica.command("GET", "n")).isEqualTo(Integer.toString(i));
            }
            assertThatThrownBy(() -> replicated(2)).isInstanceOf(RedisFailure.OutcomeUnknown.class);
            replica.pause();
            for (int i = 0; i < 4; i++) {
                assertThatThrownBy(() -> CompletableFuture.supplyAsync(() -> replicated(1))
                                .get(10, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(RedisFailure.OutcomeUnknown.class);
            }
            replica.resume();
            await().atMost(PATIENCE).until(() -> "105".equals(replica.command("GET", "n")));
        }
    }

    private Reply replicated(int replicas) {
        return answer(redis.script(COUNT)
                .key("n")
                .replicated(replicas, Duration.ofMillis(100))
                .run());
    }

    @Test
    void aReadOnlyReplicaRefusesAndNothingIsDone() {
        answer(redis.command(Command.REPLICAOF).arg("127.0.0.1").arg("1").run());
        try {
            assertThatThrownBy(() -> answer(redis.script(COUNT).key("n").run()))
                    .isInstanceOf(RedisFailure.NotDone.class)
                    .hasMessageContaining("READONLY");
        } finally {
            answer(redis.command(Command.REPLICAOF).arg("NO").arg("ONE").run());
        }
    }

    @Test
    void manyCallsAtOnceShareTheConnections() {
        List<Uni<Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            calls.add(redis.script(COUNT).key("n").run());
        }
        answer(Uni.join().all(calls).andCollectFailures());

        assertThat(answer(redis.command(Command.GET).key("n").run()).number()).isEqualTo(90);
    }

    @Test
    void readinessNamesWhatIsWrong() {
        RedisReadiness readiness = new RedisReadiness(redis, "always");
        assertThat(answer(readiness.look()).problems()).isEmpty();

        answer(redis.command(Command.CONFIG)
                .arg("SET")
                .arg("maxmemory-policy")
                .arg("allkeys-lru")
                .run());
        answer(redis.command(Command.CONFIG)
                .arg("SET")
                .arg("appendfsync")
                .arg("everysec")
                .run());

        assertThat(answer(readiness.look()).problems())
                .anySatisfy(problem -> assertThat(problem).contains("maxmemory_policy"))
                .anySatisfy(problem -> assertThat(problem).contains("appendfsync"));
    }
}
