package io.sessionsuite.coordination.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import io.sessionsuite.coordination.testing.RawHttp;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FrameSettingsIT {

    private static Fleet fleet;

    @BeforeAll
    static void start() {
        fleet = Fleet.of(
                1,
                Map.ofEntries(
                        Map.entry("coordination.http.response-headers.\"X-Team\"", "blue"),
                        Map.entry("coordination.http.response-headers.\"X-Frame-Options\"", "DENY"),
                        Map.entry("coordination.http.block-endpoints", "/v1/agent/self,/v1/session/node/"),
                        Map.entry("coordination.http.allow-write-from", "10.0.0.0/8,fd00::/16"),
                        Map.entry("coordination.http.disable-unprintable-char-filter", "true"),
                        Map.entry("coordination.http.translate-wan-addrs", "true"),
                        Map.entry("coordination.kv.disable-key-validation", "true"),
                        Map.entry("coordination.extra-headers", "false"),
                        Map.entry("coordination.acl.default-policy", "deny"),
                        Map.entry("coordination.acl.management-token", "11111111-2222-4333-8444-555555555555")));
        RestAssured.port = fleet.replica(0).uri().getPort();
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    private static RawHttp.Reply send(String method, String target) {
        return RawHttp.send(method, target, "X-Consul-Token: 11111111-2222-4333-8444-555555555555");
    }

    @Test
    @DisplayName("K-003 K-018 K-019 blocked paths, then methods, then networks")
    void order() {
        assertThat(send("PUT", "/v1/kv/a").line()).isEqualTo("403 Access is restricted");
        assertThat(send("DELETE", "/v1/kv/a").line()).isEqualTo("403 Access is restricted");
        assertThat(send("GET", "/v1/kv/a").status()).isEqualTo(404);
        assertThat(send("OPTIONS", "/v1/kv/a").status()).isEqualTo(200);
        assertThat(send("POST", "/v1/kv/a").status()).isEqualTo(405);
        assertThat(send("GET", "/v1/agent/self").line()).isEqualTo("403 Endpoint is blocked by agent configuration");
        assertThat(send("POST", "/v1/agent/self").status()).isEqualTo(403);
        assertThat(send("GET", "/v1/session/node/x").status()).isEqualTo(403);
        assertThat(send("GET", "/v1/agent/version").status()).isEqualTo(200);
        assertThat(send("GET", "/v1/session/list").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("K-007 the filter off: an unprintable key is a key")
    void unprintable() {
        assertThat(send("GET", "/v1/kv/bad%00ness").status()).isEqualTo(404);
        assertThat(send("GET", "/v1/kv/bad%ffness").line()).isEqualTo("400 ");
    }

    @Test
    @DisplayName("K-015 K-016 K-017 configured headers, default policy and translation on every answer")
    void headersEverywhere() {
        for (RawHttp.Reply reply : List.of(
                send("GET", "/v1/session/list"),
                send("GET", "/v1/nope"),
                send("PUT", "/v1/kv/a"),
                send("POST", "/v1/kv/a"),
                RawHttp.send("GET", "/v1/kv/a"))) {
            assertThat(reply.header("X-Team")).isEqualTo("blue");
            assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(reply.header("X-Consul-Default-Acl-Policy")).isEqualTo("deny");
            assertThat(reply.header("X-Consul-Translate-Addresses")).isEqualTo("true");
            assertThat(reply.header("Vary")).isEqualTo("Accept-Encoding");
        }
    }

    @Test
    @DisplayName("K-280 no extra headers where they are switched off")
    void noExtras() {
        for (RawHttp.Reply reply :
                List.of(send("GET", "/v1/nope"), send("PUT", "/v1/kv/a"), send("GET", "/v1/kv/a?index=1&wait=1ms"))) {
            assertThat(reply.headers("X-Session-")).isEmpty();
            assertThat(reply.header("Session-Outcome")).isEmpty();
        }
    }

    @Test
    @DisplayName("K-133 validation off: a bad key passes with a warning")
    void lenientKeys() {
        RawHttp.Reply reply = send("GET", "/v1/kv/..%2Fetc");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("X-Consul-Kv-Warning"))
                .isEqualTo("KV key validation bypassed: path traversal is not allowed. Consider enabling key validation"
                        + " for security.");
        assertThat(send("GET", "/v1/kv/fine").header("X-Consul-Kv-Warning")).isEmpty();
    }

    @Test
    @DisplayName("K-201 which limit bounds the body of a transaction, and which the value")
    void transactionLimits() {
        String large = Base64.getEncoder().encodeToString(new byte[600_000]);
        String body = "[{\"KV\":{\"Verb\":\"set\",\"Key\":\"a\",\"Value\":\"" + large + "\"}}]";
        try (Fleet txn = Fleet.of(1, Map.of("coordination.txn.max-request-length", "2000000"))) {
            assertThat(txn.replica(0).put("txn", body).line())
                    .isEqualTo("413 Value for key \"a\" is too large (600000 > 524288 bytes)");
        }
        try (Fleet kv =
                Fleet.of(1, Map.of("coordination.kv.max-value-size", "1000000", "coordination.acl.enabled", "false"))) {
            Reply stored = kv.replica(0).put("txn", body);
            assertThat(stored.status()).isEqualTo(200);
            assertThat(stored.header("X-Consul-Default-Acl-Policy")).contains("allow");
            assertThat(kv.replica(0).put("kv/b", "x".repeat(1_000_001)).line())
                    .startsWith("413 Request body(1000001 bytes) too large, max size: 1000000 bytes.");
        }
    }
}
