package io.sessionsuite.acceptance;

import static io.sessionsuite.acceptance.Wire.exchange;
import static io.sessionsuite.acceptance.Wire.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway while services are gone, fail in the middle, stop, or hide behind another proxy. */
@EnabledIf(value = "io.sessionsuite.acceptance.Gateway#isInstalled", disabledReason = "no nginx is installed")
class GatewayOutageIT {

    @TempDir
    Path run;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/kv/a | 500 | text/plain; charset=utf-8 | No cluster leader",
                "/api/session | 503 | application/json | {\"code\":\"unavailable\",\"message\":\"The service is unavailable at the moment\",\"httpStatusCode\":503,\"details\":[]}",
                "/oauth2/token | 503 | application/json | {\"error\":\"temporarily_unavailable\",\"error_description\":\"The service is unavailable at the moment\"}",
                "/user/add | 503 | application/json | {\"message\":\"service unavailable\",\"status\":503}",
                "/auth | 503 | application/json | {\"message\":\"service unavailable\",\"status\":503}",
                "/session/query | 503 | application/json | {\"message\":\"service unavailable\",\"status\":503}",
                "/session/put | 503 | application/json | {\"error\":\"Service unavailable\",\"code\":\"unavailable\"}",
                "/api/2/session/get | 503 | application/json | {\"error\":\"Service unavailable\",\"code\":\"unavailable\"}"
            })
    @DisplayName("a service that is gone: the dialect's own error, not done, retry")
    void gone(String target, int status, String type, String body) {
        try (Gateway gateway = new Gateway(run, nowhere())) {
            for (String method : new String[] {"GET", "PUT"}) {
                assertThat(exchange(gateway.port(), request(method, target, "")))
                        .startsWith("HTTP/1.1 " + status + " ")
                        .contains("\r\nContent-Type: " + type + "\r\n")
                        .contains("\r\nRetry-After: 1\r\n")
                        .contains("\r\nSession-Outcome: not-done\r\n")
                        .contains("\r\nCache-Control: no-store\r\n")
                        .doesNotContain("Set-Cookie", "nginx/")
                        .endsWith("\r\n\r\n" + body);
            }
        }
    }

    @Test
    @DisplayName("pages: a page without a form")
    void gonePages() {
        try (Gateway gateway = new Gateway(run, nowhere())) {
            assertThat(exchange(gateway.port(), request("GET", "/index.csp", "")))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("\r\nContent-Type: text/html\r\n")
                    .contains("<p>The service is unavailable at the moment</p>")
                    .doesNotContain("<form");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "POST", "GET"})
    @DisplayName("a request whose answer is lost goes to no other replica, and its outcome is called unknown")
    void nothingIsRepeated(String method) {
        try (RecordingUpstream one = new RecordingUpstream();
                RecordingUpstream two = new RecordingUpstream();
                Gateway gateway =
                        new Gateway(run, Map.of("COORDINATION_SERVICE", one.address() + " " + two.address()))) {
            one.behave((head, body, answer) -> false);
            two.behave((head, body, answer) -> false);
            String answer = exchange(gateway.port(), request(method, "/v1/kv/a", "Content-Length: 0\r\n"));

            assertThat(answer)
                    .startsWith("HTTP/1.1 500 ")
                    .contains("\r\nSession-Outcome: unknown\r\n")
                    .endsWith(
                            method.equals("GET")
                                    ? "No cluster leader"
                                    : "raft apply failed: leadership lost while committing log");
            assertThat(one.heads().size() + two.heads().size()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("one replica gone: after one failure the other answers all")
    void otherReplicaTakesOver() {
        try (RecordingUpstream one = new RecordingUpstream();
                Gateway gateway = new Gateway(
                        run, Map.of("COORDINATION_SERVICE", one.address() + " 127.0.0.1:" + Gateway.freePort()))) {
            long failed = 0;
            for (int i = 0; i < 30; i++) {
                failed +=
                        exchange(gateway.port(), request("GET", "/v1/kv/a", "")).startsWith("HTTP/1.1 500 ") ? 1 : 0;
            }
            assertThat(failed).isBetween(1L, 6L);
        }
    }

    @Test
    void answerIsPassedOnWhileItIsMade() throws InterruptedException {
        CountDownLatch firstSeen = new CountDownLatch(1);
        try (RecordingUpstream store = new RecordingUpstream();
                Gateway gateway = new Gateway(run, Map.of("STORE_SERVICE", store.address()))) {
            store.behave((head, body, answer) -> {
                answer.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n[1".getBytes(StandardCharsets.UTF_8));
                awaitQuietly(firstSeen);
                answer.write(",2".getBytes(StandardCharsets.UTF_8));
                return true;
            });
            try (Wire wire = new Wire(gateway.port())) {
                wire.send(request("POST", "/session/query", "")).until("[1");
                firstSeen.countDown();
                assertThat(wire.rest()).isEqualTo(",2");
            }
        }
    }

    @Test
    @DisplayName("an answer that breaks off breaks off for the client too")
    void truncationShows() {
        try (RecordingUpstream store = new RecordingUpstream();
                Gateway gateway = new Gateway(run, Map.of("STORE_SERVICE", store.address()))) {
            store.behave((head, body, answer) -> {
                answer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[1\r\n"
                        .getBytes(StandardCharsets.UTF_8));
                return false;
            });
            assertThat(exchange(gateway.port(), request("POST", "/session/query", "")))
                    .endsWith("\r\n\r\n2\r\n[1\r\n");
        }
    }

    @Test
    @DisplayName("told to stop, it takes no new request and ends the running ones")
    void stopsGracefully() {
        CountDownLatch go = new CountDownLatch(1);
        try (RecordingUpstream coordination = new RecordingUpstream();
                Gateway gateway = new Gateway(run, Map.of("COORDINATION_SERVICE", coordination.address()));
                Wire wire = new Wire(gateway.port())) {
            coordination.behave((head, body, answer) -> {
                awaitQuietly(go);
                answer.write(RecordingUpstream.OK.getBytes(StandardCharsets.UTF_8));
                return true;
            });
            wire.send(request("GET", "/v1/kv/a?index=1", ""));
            await().until(() -> coordination.heads().size() == 1);
            gateway.terminate();
            await().until(() -> !gateway.listens());
            go.countDown();

            assertThat(wire.rest()).startsWith("HTTP/1.1 200 ").endsWith("ok");
            await().until(() -> !gateway.isAlive());
        }
    }

    @Test
    @DisplayName("behind a trusted proxy the client is the last stranger, and the scheme is what that proxy says")
    void trustedProxy() {
        try (RecordingUpstream auth = new RecordingUpstream();
                Gateway gateway = new Gateway(
                        run,
                        Map.of("AUTH_SERVICE", auth.address(), "GATEWAY_TRUSTED_PROXIES", "127.0.0.0/8 10.0.0.0/8"))) {
            exchange(
                    gateway.port(),
                    request(
                            "GET",
                            "/api",
                            "X-Forwarded-For: 6.6.6.6, 203.0.113.9, 10.1.1.1\r\nX-Forwarded-Proto: https\r\n"));

            assertThat(auth.heads().getFirst())
                    .contains("\r\nX-Forwarded-For: 203.0.113.9\r\n")
                    .contains("\r\nX-Forwarded-Proto: https\r\n")
                    .doesNotContain("6.6.6.6");
        }
    }

    private static Map<String, String> nowhere() {
        String address = "127.0.0.1:" + Gateway.freePort();
        return Map.of(
                "AUTH_SERVICE", address,
                "ATTRIBUTE_SERVICE", address,
                "COORDINATION_SERVICE", address,
                "STORE_SERVICE", address);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
