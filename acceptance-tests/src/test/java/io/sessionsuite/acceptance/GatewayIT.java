package io.sessionsuite.acceptance;

import static io.sessionsuite.acceptance.Wire.exchange;
import static io.sessionsuite.acceptance.Wire.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway lets through, byte for byte: a real nginx in front of servers that write down what arrives. */
@EnabledIf(value = "io.sessionsuite.acceptance.Gateway#isInstalled", disabledReason = "no nginx is installed")
class GatewayIT {

    private static final long CEILING = 66L * 1024 * 1024;

    @TempDir
    static Path run;

    private static RecordingUpstream auth;
    private static RecordingUpstream attribute;
    private static RecordingUpstream coordination;
    private static RecordingUpstream store;
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        auth = new RecordingUpstream();
        attribute = new RecordingUpstream();
        coordination = new RecordingUpstream();
        store = new RecordingUpstream();
        gateway = new Gateway(
                run,
                Map.of(
                        "AUTH_SERVICE", auth.address(),
                        "ATTRIBUTE_SERVICE", attribute.address(),
                        "COORDINATION_SERVICE", coordination.address(),
                        "STORE_SERVICE", store.address()));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        auth.close();
        attribute.close();
        coordination.close();
        store.close();
    }

    @BeforeEach
    void forget() {
        auth.reset();
        attribute.reset();
        coordination.reset();
        store.reset();
    }

    private static RecordingUpstream named(String service) {
        return switch (service) {
            case "auth" -> auth;
            case "attribute" -> attribute;
            case "coordination" -> coordination;
            case "store" -> store;
            default -> throw new IllegalArgumentException(service);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "/api, auth",
        "/api?x=1, auth",
        "/api/session, auth",
        "/api/sessions/abc, auth",
        "/api/users, auth",
        "/api/3/session/get, auth",
        "/oauth2/token, auth",
        "/index.csp, auth",
        "/z_security_check, auth",
        "/login, auth",
        "/login/login.csp, auth",
        "/login/logout.csp, auth",
        "/logout.csp, auth",
        "/auth, auth",
        "/user/add, auth",
        "/init, auth",
        "/api/2/session/put, attribute",
        "/api/1/session/get?key=a, attribute",
        "/session/put, attribute",
        "/session/get?key=CSRFToken, attribute",
        "/session/delete, attribute",
        "/session/invalidate, attribute",
        "/v1/session/create, coordination",
        "/v1/kv/, coordination",
        "/v1/nope, coordination",
        "/session/update, store",
        "/session/query, store",
        "/session/list, store",
        "/session/key, store",
        "/session/add, store",
        "/session/rename, store",
        "/session/drop, store",
        "/ping, store",
        "/health, store",
        "/system/param, store"
    })
    void pathDecidesWhoAnswers(String target, String service) {
        assertThat(exchange(gateway.port(), request("POST", target, ""))).startsWith("HTTP/1.1 200 ");

        assertThat(named(service).heads()).singleElement().asString().startsWith("POST " + target + " HTTP/1.1\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/q/health/ready",
                "/q/metrics",
                "/session/other",
                "/session/put/x",
                "/apix",
                "/v12/kv",
                "/V1/kv/a",
                "/login.css",
                "/.gateway/refused"
            })
    void otherPathsAreNobodys(String target) {
        assertThat(exchange(gateway.port(), request("GET", target, "")))
                .startsWith("HTTP/1.1 404 ")
                .endsWith("\r\n\r\n{\"error\":\"Not found\",\"code\":\"not-found\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/kv/a%2Fb",
                "/v1/kv/a%2F%2Fb",
                "/v1/kv//x",
                "/v1//kv/a?x=1",
                "/v1/kv/a/../b",
                "/v1/kv/a/./b",
                "/v1/kv/dir///",
                "/v1/kv/..%2F..%2Fetc",
                "/v1/kv/%2E%2E/config",
                "/v1/kv/%252E%252E/config",
                "/v1/../api/session",
                "/v1/kv/a;b=c",
                "/v1/kv/%20+|{}^~%7E",
                "/v1/kv/a?raw&a=%zz&a=%00&b=x+y|{}<>\"",
                "/v1/kv/a?token=../../api",
                "/v1/kv/a#b",
                "/v1/kv/gr\u00c3\u00bc\u00c3\u009fe"
            })
    @DisplayName("targets reach coordination-service byte for byte, however odd")
    void oddTargets(String target) {
        assertThat(exchange(gateway.port(), request("PUT", target, "Content-Length: 0\r\n")))
                .startsWith("HTTP/1.1 200 ");

        assertThat(coordination.heads()).singleElement().asString().startsWith("PUT " + target + " HTTP/1.1\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/kv/%zz", "/v1/kv/bad%00ness", "/v1/../../etc", "/v1/kv/..%2F..%2F..%2Fetc"})
    @DisplayName("what nginx cannot read as a path, or leads above the root, is refused with an empty 400")
    void unreadableTargets(String target) {
        assertThat(exchange(gateway.port(), request("GET", target, "")))
                .startsWith("HTTP/1.1 400 ")
                .contains("Content-Length: 0\r\n")
                .endsWith("\r\n\r\n");
        assertThat(coordination.heads()).isEmpty();
    }

    @Test
    void forwardedHeadersAreTheGatewaysOwn() {
        exchange(gateway.port(), request("GET", "/api/session", """
                        X-Forwarded-For: 6.6.6.6\r
                        X-Forwarded-Proto: https\r
                        X-Forwarded-Host: evil.example\r
                        X-Forwarded-Port: 1\r
                        X-Forwarded-Prefix: /evil\r
                        X-Forwarded-Ssl: on\r
                        X-Real-IP: 6.6.6.6\r
                        Forwarded: for=6.6.6.6;proto=https;host=evil.example\r
                        """));

        String head = auth.heads().getFirst();
        assertThat(head)
                .contains("\r\nHost: suite.example:8443\r\n")
                .contains("\r\nX-Forwarded-For: 127.0.0.1\r\n")
                .contains("\r\nX-Forwarded-Proto: http\r\n")
                .contains("\r\nX-Forwarded-Host: suite.example:8443\r\n")
                .doesNotContain(
                        "6.6.6.6",
                        "evil",
                        "X-Real-IP",
                        "X-Forwarded-Port",
                        "X-Forwarded-Prefix",
                        "X-Forwarded-Ssl",
                        "\r\nForwarded:");
    }

    @Test
    @DisplayName("A-118 credentials and unusual headers arrive as they were sent")
    void otherHeadersPass() {
        exchange(gateway.port(), request("GET", "/v1/kv/a", """
                        m1-auth-token: -_a+b/c==\r
                        Authorization: Bearer -_-_\r
                        X-Consul-Token: 3f2b\r
                        Cookie: id=a-_; zsessionid="b"\r
                        under_score: 1\r
                        X-Empty:\r
                        """));

        assertThat(coordination.heads().getFirst())
                .contains("m1-auth-token: -_a+b/c==\r\n")
                .contains("Authorization: Bearer -_-_\r\n")
                .contains("X-Consul-Token: 3f2b\r\n")
                .contains("Cookie: id=a-_; zsessionid=\"b\"\r\n")
                .contains("under_score: 1\r\n")
                .contains("X-Empty: \r\n");
    }

    @Test
    void connectionsToServicesAreKept() {
        for (int i = 0; i < 20; i++) {
            exchange(gateway.port(), request("GET", "/v1/kv/a", ""));
        }

        assertThat(coordination.heads()).hasSize(20);
        assertThat(coordination.connections()).isLessThan(10);
    }

    @Test
    void bodyArrivesWhileItIsBeingSent() {
        store.behave((head, body, answer) -> {
            answer.write("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            for (int i = 0; i < 6; i++) {
                answer.write(body.readNBytes(2));
                answer.flush();
            }
            return true;
        });
        try (Wire wire = new Wire(gateway.port())) {
            wire.send("POST /session/update HTTP/1.1\r\nHost: a\r\nContent-Length: 12\r\n\r\n");
            wire.send("{}").until("\r\n\r\n{}");
            wire.send("[]").until("[]");
        }
    }

    @Test
    @DisplayName("a client that leaves frees its parked read at once")
    void disconnectReachesTheService() {
        coordination.behave((head, body, answer) -> body.read() >= 0);
        try (Wire wire = new Wire(gateway.port())) {
            wire.send(request("GET", "/v1/kv/a?index=7&wait=10m", ""));
            await().until(() -> coordination.heads().size() == 1);
            assertThat(coordination.openConnections()).isPositive();
        }
        await().untilAsserted(() -> assertThat(coordination.openConnections()).isZero());
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/kv/a, coordination, text/plain; charset=utf-8, Request body too large",
        "/user/add, auth, application/json, '{\"message\":\"request too large\",\"status\":413}'",
        "/session/query, store, application/json, '{\"message\":\"request too large\",\"status\":413}'",
        "/session/put, attribute, application/json, '{\"error\":\"Request too large\",\"code\":\"payload-too-large\"}'"
    })
    @DisplayName("a body at the ceiling of the services passes, one byte more is refused in the dialect of the API")
    void bodyCeiling(String target, String service, String type, String body) {
        named(service).behave((head, in, answer) -> {
            answer.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8));
            return false;
        });
        assertThat(exchange(gateway.port(), request("POST", target, "Content-Length: " + CEILING + "\r\n")))
                .startsWith("HTTP/1.1 200 ");
        try (Wire wire = new Wire(gateway.port())) {
            wire.send(request("POST", target, "Content-Length: " + (CEILING + 1) + "\r\n"));
            assertThat(wire.until(body))
                    .startsWith("HTTP/1.1 413 ")
                    .contains("Content-Type: " + type + "\r\n")
                    .endsWith("\r\n\r\n" + body);
        }
        assertThat(named(service).heads()).hasSize(1);
    }

    @Test
    @DisplayName("lines for /session/update have no ceiling")
    void updateHasNoCeiling() {
        store.behave((head, in, answer) -> {
            answer.write(RecordingUpstream.OK.getBytes(StandardCharsets.UTF_8));
            return false;
        });
        assertThat(exchange(
                        gateway.port(),
                        request("POST", "/session/update?store=a", "Content-Length: " + (CEILING * 100) + "\r\n")))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void longLinesAndHeadersAreLeftToTheServices() {
        String line = "/v1/kv/a?" + "x".repeat(32_000);
        assertThat(exchange(gateway.port(), request("GET", line, "X-Long: " + "y".repeat(20_480) + "\r\n")))
                .startsWith("HTTP/1.1 200 ");
        assertThat(exchange(gateway.port(), request("GET", "/v1/kv/a?" + "x".repeat(41_000), "")))
                .startsWith("HTTP/1.1 414 ");
        assertThat(exchange(gateway.port(), request("GET", "/user/get", "X-Long: " + "y".repeat(41_000) + "\r\n")))
                .startsWith("HTTP/1.1 431 ")
                .endsWith("{\"message\":\"header too long\",\"status\":431}");
        assertThat(coordination.heads()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: 4\r\nContent-Length: 5\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Content-Length: +4\r\n"
            })
    void bodiesOfTwoLengthsAreRefused(String headers) {
        assertThat(exchange(gateway.port(), request("POST", "/user/add", headers) + "0\r\n\r\n"))
                .matches("(?s)HTTP/1\\.1 (400|501) .*");
        assertThat(auth.heads()).isEmpty();
    }

    @Test
    @DisplayName("M-91 no token, password or value in the log, not of requests that fail either")
    void logShowsPathsOnly() {
        coordination.behave((head, body, answer) -> false);
        String canary = "canary-4711";
        exchange(gateway.port(), request("PUT", "/v1/kv/a?token=" + canary, "X-Consul-Token: " + canary + "\r\n"));
        exchange(gateway.port(), request("GET", "/session/put?a=" + canary, "Cookie: zsessionid=" + canary + "\r\n"));
        exchange(gateway.port(), request("GET", "/api?apiKey=" + canary, "Authorization: Basic " + canary + "\r\n"));
        exchange(gateway.port(), request("GET", "/nobody?x=" + canary, "Referer: http://a/?x=" + canary + "\r\n"));

        await().untilAsserted(() -> assertThat(gateway.output()).contains("\"path\":\"/nobody\",\"status\":404"));
        assertThat(gateway.output())
                .contains("\"method\":\"PUT\",\"path\":\"/v1/kv/a\",\"status\":500")
                .contains("\"path\":\"/session/put\",\"status\":200")
                .doesNotContain(canary);
    }
}
