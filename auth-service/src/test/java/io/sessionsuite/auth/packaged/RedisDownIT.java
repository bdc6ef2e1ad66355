package io.sessionsuite.auth.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.process.ServiceProcess;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A packaged service whose Redis freezes, dies and comes back. */
class RedisDownIT {

    private static EmbeddedRedis redis;
    private static ServiceProcess service;

    private record Try(String method, String path, String body) {}

    @BeforeAll
    static void start() {
        redis = EmbeddedRedis.builder().start();
        service = Suite.launch(redis)
                .set("quarkus.log.console.json.enabled", "true")
                .start();
        Suite.awaitReady(service);
    }

    @AfterAll
    static void stop() {
        service.close();
        redis.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"frozen", "dead"})
    @DisplayName(
            "F-69 SEC-40 SEC-41 Redis frozen or dead: 503 within 2 s, nothing lost, nothing told; back again by itself")
    void down(String how) {
        RemoteClient client = RemoteClient.of(service);
        String token = RemoteClient.token(client.login("admin", Suite.ADMIN_PASSWORD));
        RemoteClient admin = client.holding(token);
        boolean frozen = how.equals("frozen");
        if (frozen) {
            redis.pause();
        } else {
            redis.kill9();
        }
        try {
            for (Try one : List.of(
                    new Try("GET", "/api/session", ""),
                    new Try("GET", "/api/users", ""),
                    new Try("DELETE", "/api/session", ""),
                    new Try("POST", "/api/session", login()),
                    new Try("GET", "/api/sessions", ""),
                    new Try("POST", "/api/roles", "{\"name\":\"r\"}"))) {
                assertUnavailable(admin, one);
            }
            HttpResponse<String> issue =
                    client.basic("admin", Suite.ADMIN_PASSWORD).send("POST", "/oauth2/token", "");
            assertThat(issue.statusCode()).isEqualTo(503);
            assertThat(new JsonObject(issue.body()).getString("error")).isEqualTo("temporarily_unavailable");
            HttpResponse<String> readiness = Suite.readiness(service);
            assertThat(readiness.statusCode()).isEqualTo(503);
            assertThat(readiness.body()).contains("auth-service", "Redis does not answer");
            assertThat(Suite.management(service).get("/q/health/live").statusCode())
                    .isEqualTo(200);
        } finally {
            if (frozen) {
                redis.resume();
            } else {
                redis.restart();
            }
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> admin.get("/api/session").statusCode() == 200 || frozen && wasEnded(admin));
        assertThat(client.login("admin", Suite.ADMIN_PASSWORD).statusCode()).isEqualTo(201);
        Suite.awaitReady(service);
    }

    @Test
    @DisplayName(
            "F-71 SEC-39 in production each line is JSON, audit lines say who and where, an apiKey in a URL is in none")
    void jsonLogs() {
        RemoteClient client = RemoteClient.of(service);
        RemoteClient.token(client.login("admin", Suite.ADMIN_PASSWORD));
        String key = "K".repeat(64);
        client.get("/api/session?apiKey=" + key);
        List<String> lines =
                service.output().lines().filter(line -> line.startsWith("{")).toList();
        List<JsonObject> audit = lines.stream()
                .map(JsonObject::new)
                .filter(line -> line.getString("loggerName").equals("audit"))
                .map(line -> new JsonObject(line.getString("message")))
                .toList();
        assertThat(audit).anySatisfy(event -> {
            assertThat(event.getString("event")).isEqualTo("login");
            assertThat(event.getString("user")).isEqualTo("admin");
            assertThat(event.getString("realm")).isEqualTo("native");
            assertThat(event.getString("address")).isEqualTo("127.0.0.1");
            assertThat(event.getString("logger_class_s")).isEqualTo("com.lucidworks.cloud.gateway.audit");
        });
        assertThat(service.output()).doesNotContain(key, Suite.ADMIN_PASSWORD);
    }

    /** What a frozen Redis had read before it froze is done when it thaws. */
    private static boolean wasEnded(RemoteClient client) {
        HttpResponse<String> answer = client.get("/api/session");
        return answer.statusCode() == 401 && RemoteClient.code(answer).equals("session-ended");
    }

    private static void assertUnavailable(RemoteClient client, Try one) {
        long start = System.nanoTime();
        HttpResponse<String> answer = client.send(one.method(), one.path(), one.body());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(one.path()).isLessThan(Duration.ofSeconds(2));
        assertThat(answer.statusCode()).as(one.method() + one.path()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.headers().firstValue("Session-Outcome")).isPresent();
        assertThat(answer.headers().firstValue("Session-Outcome").orElseThrow()).isIn("not-done", "unknown");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body())
                .isEqualTo("{\"code\":\"unavailable\",\"message\":\"The service is unavailable at the moment\","
                        + "\"httpStatusCode\":503,\"details\":[]}");
    }

    private static String login() {
        return new JsonObject()
                .put("username", "admin")
                .put("password", Suite.ADMIN_PASSWORD)
                .encode();
    }
}
