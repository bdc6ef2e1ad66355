package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.process.Answer;
import io.sessionsuite.process.RawHttp;
import io.sessionsuite.process.ServiceProcess;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** kill -9 in the middle of writing. */
class SuddenDeathIT {

    private static final String P = "/api/2/session";
    private static final int WRITERS = 4;

    private EmbeddedRedis redis;
    private TestLogins logins;

    @BeforeEach
    void start() {
        redis = EmbeddedRedis.builder().start();
        logins = new TestLogins(redis);
    }

    @AfterEach
    void stop() {
        logins.close();
        redis.close();
    }

    /** Pairs a = b, one session per writer, until the service or Redis is gone; the last acknowledged value of each. */
    private Map<LoginToken, Integer> putPairsUntil(URI service, Runnable death) {
        Map<LoginToken, Integer> acknowledged = new ConcurrentHashMap<>();
        CountDownLatch warm = new CountDownLatch(WRITERS);
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            LoginToken token = logins.scriptSession();
            tasks.add(() -> {
                try (RawHttp http = new RawHttp(service)) {
                    for (int i = 0; ; i++) {
                        String form = "a=" + i + "&b=" + i;
                        if (http.post(P + "/put", form, cookie(token)).status() != 200) {
                            return i;
                        }
                        acknowledged.put(token, i);
                        if (i == 50) {
                            warm.countDown();
                        }
                    }
                } catch (UncheckedIOException e) {
                    return -1;
                }
            });
        }
        tasks.add(() -> {
            warm.await();
            death.run();
            return 0;
        });
        Race.run(tasks);
        return acknowledged;
    }

    private static String cookie(LoginToken token) {
        return "Cookie: zsessionid=" + token.text();
    }

    private static Answer get(URI service, String target, LoginToken token) {
        try (RawHttp http = new RawHttp(service)) {
            return http.get(P + target, cookie(token));
        }
    }

    private void whatWasAcknowledgedIsThere(Map<LoginToken, Integer> acknowledged, URI service) {
        assertThat(acknowledged).hasSize(WRITERS);
        acknowledged.forEach((token, last) -> {
            String pair = get(service, "/get?key=a&key=b", token).text();
            assertThat(pair).isIn(pair(last), pair(last + 1));
            logins.booksBalance(token);
        });
    }

    private static String pair(int value) {
        return "{\"a\":\"" + value + "\",\"b\":\"" + value + "\"}";
    }

    @RepeatedTest(value = 3, name = "MR-11 kill -9 of a replica leaves no half put ({currentRepetition})")
    void replicaKilled() {
        try (ServiceProcess victim = Replicas.one(redis).start();
                ServiceProcess other = Replicas.one(redis).start()) {
            Map<LoginToken, Integer> acknowledged = putPairsUntil(victim.uri(), victim::kill);
            whatWasAcknowledgedIsThere(acknowledged, other.uri());
        }
    }

    @RepeatedTest(
            value = 3,
            name =
                    "MR-11 kill -9 of Redis loses no acknowledged put and brings back no ended session ({currentRepetition})")
    void redisKilled() {
        try (ServiceProcess service = Replicas.one(redis).start()) {
            LoginToken ended = logins.scriptSession();
            assertThat(get(service.uri(), "/put?a=1", ended).text()).isEqualTo("{}");
            assertThat(get(service.uri(), "/invalidate", ended).text()).isEqualTo("{}");
            Map<LoginToken, Integer> acknowledged = putPairsUntil(service.uri(), redis::kill9);
            redis.restart();
            LoginToken any = acknowledged.keySet().iterator().next();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> get(service.uri(), "/get", any).status() == 200);
            whatWasAcknowledgedIsThere(acknowledged, service.uri());
            assertThat(LoggedOut.is(get(service.uri(), "/get", ended))).isTrue();
            assertThat(logins.hasAttributes(ended)).isFalse();
        }
    }

    @Test
    @DisplayName("M-81 M-83 a restart of this service, the only one there is, forgets nothing")
    void restart() {
        LoginToken token = logins.scriptSession();
        try (ServiceProcess before = Replicas.one(redis).start()) {
            assertThat(get(before.uri(), "/put?a=1", token).text()).isEqualTo("{}");
        }
        try (ServiceProcess after = Replicas.one(redis).start()) {
            assertThat(get(after.uri(), "/get?key=a", token).text()).isEqualTo("{\"a\":\"1\"}");
        }
    }

    @Test
    void aKindStopLetsRunningCallsFinish() {
        LoginToken token = logins.scriptSession();
        try (ServiceProcess service = Replicas.one(redis).start();
                RawHttp http = new RawHttp(service.uri())) {
            byte[] body = "a=1".getBytes(StandardCharsets.US_ASCII);
            List<String> headers = List.of(
                    cookie(token),
                    "Content-Type: application/x-www-form-urlencoded",
                    "Content-Length: " + body.length,
                    "Expect: 100-continue");
            http.write(http.head("POST", P + "/put", headers)
                    .append("\r\n")
                    .toString()
                    .getBytes(StandardCharsets.US_ASCII));
            http.awaitContinue();
            service.signal("TERM");
            Awaitility.await()
                    .until(() -> service.output().contains("Waiting for graceful shutdown")
                            || !isReady(service.management()));
            http.write(body);
            assertThat(http.receive(true).text()).isEqualTo("{}");
        }
        assertThat(logins.stored(token)).isEqualTo(Map.of("a", "1"));
    }

    private static boolean isReady(URI management) {
        try (RawHttp http = new RawHttp(management)) {
            return http.get("/q/health/ready").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
