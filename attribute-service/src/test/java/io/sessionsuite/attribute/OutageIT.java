package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.process.Answer;
import io.sessionsuite.process.RawHttp;
import io.sessionsuite.process.ServiceProcess;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Redis away, silent, full or a replica: 503 in time, never a login page; back again: as if nothing had been. */
class OutageIT {

    private static final String P = "/api/2/session";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static EmbeddedRedis redis;
    private static TestLogins logins;
    private static ServiceProcess service;

    private String cookie;

    @BeforeAll
    static void start() {
        redis = EmbeddedRedis.builder().start();
        logins = new TestLogins(redis);
        service = Replicas.one(redis).start();
    }

    @AfterAll
    static void stop() {
        service.close();
        logins.close();
        redis.close();
    }

    @BeforeEach
    void store() {
        LoginToken token = logins.scriptSession();
        cookie = "Cookie: zsessionid=" + token.text();
        assertThat(call("/put?a=1").text()).isEqualTo("{}");
    }

    private Answer call(String target) {
        try (RawHttp http = new RawHttp(service.uri()).within(PATIENCE)) {
            return http.get(P + target, cookie);
        }
    }

    private void isUnavailable(String target, String outcome) {
        Answer answer = call(target);
        assertThat(answer.text()).isEqualTo("{\"error\":\"Service unavailable\",\"code\":\"unavailable\"}");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.header("Session-Outcome")).isEqualTo(outcome);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.all("Set-Cookie")).isEmpty();
    }

    private static void nobodyStillGetsThePage() {
        try (RawHttp http = new RawHttp(service.uri()).within(PATIENCE)) {
            assertThat(LoggedOut.is(http.get(P + "/get"))).isTrue();
        }
    }

    private void healed() {
        await().atMost(Duration.ofSeconds(10)).until(() -> call("/get?key=a").status() == 200);
        assertThat(call("/get?key=a").text()).isEqualTo("{\"a\":\"1\"}");
        assertThat(call("/put?b=2").text()).isEqualTo("{}");
        await().atMost(Duration.ofSeconds(10)).until(() -> health("ready") == 200);
    }

    private static int health(String which) {
        URI management = service.management();
        try (RawHttp http = new RawHttp(management)) {
            return http.get("/q/health/" + which).status();
        }
    }

    @Test
    @DisplayName("M-82 Redis gone: 503 with a token, the page without; the same session works when it is back")
    void gone() {
        redis.stop();
        isUnavailable("/get?key=a", "not-done");
        isUnavailable("/put?a=2", "not-done");
        isUnavailable("/delete", "not-done");
        isUnavailable("/invalidate", "not-done");
        nobodyStillGetsThePage();
        assertThat(health("ready")).isEqualTo(503);
        assertThat(health("live")).isEqualTo(200);
        redis.restart();
        healed();
    }

    @Test
    @DisplayName("M-82 Redis silent: 503 that says the outcome is unknown")
    void silent() {
        redis.pause();
        try {
            isUnavailable("/get?key=a", "unknown");
            nobodyStillGetsThePage();
        } finally {
            redis.resume();
        }
        healed();
    }

    @Test
    @DisplayName("M-82 Redis full: growth is refused, reading, deleting and logging out work")
    void full() {
        redis.command("CONFIG", "SET", "maxmemory", "1");
        try {
            isUnavailable("/put?b=2", "not-done");
            assertThat(call("/get?key=a").text()).isEqualTo("{\"a\":\"1\"}");
            assertThat(call("/delete?key=a").text()).isEqualTo("{}");
            assertThat(call("/invalidate").text()).isEqualTo("{}");
            assertThat(LoggedOut.is(call("/get"))).isTrue();
        } finally {
            redis.command("CONFIG", "SET", "maxmemory", "0");
        }
        store();
        healed();
    }

    @Test
    @DisplayName("M-82 Redis has become a replica: nothing is written, and the service is not ready")
    void replica() {
        try (EmbeddedRedis primary = EmbeddedRedis.builder().start()) {
            redis.command("CONFIG", "SET", "masterauth", primary.password());
            redis.command("CONFIG", "SET", "replica-serve-stale-data", "yes");
            redis.command("REPLICAOF", "127.0.0.1", Integer.toString(primary.port()));
            Answer answer = call("/put?b=2");
            assertThat(answer.status()).isEqualTo(503);
            await().atMost(Duration.ofSeconds(5)).until(() -> health("ready") == 503);
            redis.command("REPLICAOF", "NO", "ONE");
        }
        store();
        healed();
    }
}
