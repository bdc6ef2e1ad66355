package io.sessionsuite.acceptance;

import static io.sessionsuite.acceptance.Wire.exchange;
import static io.sessionsuite.acceptance.Wire.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.embedded.EmbeddedRedis;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios through the gateway, and what of {@code /v1} a gateway could spoil. */
@EnabledIf(value = "io.sessionsuite.acceptance.Gateway#isInstalled", disabledReason = "no nginx is installed")
class GatewaySuiteIT implements SuiteScenarios {

    private static final String TOKEN = "X-Consul-Token: " + BehindGateway.MANAGEMENT_TOKEN + "\r\n";

    @TempDir
    static Path run;

    private static EmbeddedRedis redis;
    private static BehindGateway suite;
    private static People people;

    @BeforeAll
    static void start() {
        redis = EmbeddedRedis.builder().start();
        suite = new BehindGateway(redis, run);
        people = new People(suite);
    }

    @AfterAll
    static void stop() {
        suite.close();
        redis.close();
    }

    @Override
    public Deployment deployment() {
        return suite;
    }

    @Override
    public People people() {
        return people;
    }

    private static String v1(String method, String target, String body) {
        return exchange(
                suite.gateway().port(),
                request(method, target, TOKEN + "Content-Length: " + body.length() + "\r\n") + body);
    }

    @Test
    @DisplayName("K-032 K-131 encoded slashes and dots are judged by coordination-service")
    void encodedKeys() {
        assertThat(v1("PUT", "/v1/kv/odd/a%2Fb%20c+d", "one")).endsWith("\r\n\r\ntrue");
        assertThat(v1("GET", "/v1/kv/odd/a/b%20c%2Bd?raw", "")).endsWith("\r\n\r\none");
        assertThat(v1("PUT", "/v1/kv/..%2F..%2Fetc", "x"))
                .startsWith("HTTP/1.1 500 ")
                .endsWith("\r\n\r\ninvalid key name, path traversal is not allowed");
    }

    @Test
    @DisplayName("K-005 a literal double slash is redirected, the Location untouched")
    void redirects() {
        assertThat(v1("GET", "/v1//kv/a?x=1", ""))
                .startsWith("HTTP/1.1 301 ")
                .contains("\r\nLocation: /v1/kv/a?x=1\r\n");
    }

    @Test
    @DisplayName("K-125 524288 bytes pass, one more is refused by coordination-service itself")
    void valueLimit() {
        assertThat(v1("PUT", "/v1/kv/big", "x".repeat(524_288))).endsWith("\r\n\r\ntrue");
        try (Wire wire = new Wire(suite.gateway().port())) {
            wire.send(request("PUT", "/v1/kv/big", TOKEN + "Content-Length: 524289\r\n"));
            assertThat(wire.until("kv_max_value_size."))
                    .startsWith("HTTP/1.1 413 ")
                    .contains("Request body(524289 bytes) too large, max size: 524288 bytes.");
        }
    }

    @Test
    @DisplayName("a parked read is woken through the gateway")
    void parkedRead() throws Exception {
        v1("PUT", "/v1/kv/watched", "1");
        String index = v1("GET", "/v1/kv/watched", "").replaceAll("(?s).*X-Consul-Index: (\\d+).*", "$1");
        CompletableFuture<String> parked =
                CompletableFuture.supplyAsync(() -> v1("GET", "/v1/kv/watched?raw&wait=15s&index=" + index, ""));
        assertThat(v1("PUT", "/v1/kv/watched", "2")).endsWith("true");

        assertThat(parked.get(10, TimeUnit.SECONDS)).endsWith("\r\n\r\n2");
    }

    @Test
    @DisplayName("M-91 the gateway's log of a whole run holds no cookie, token or password")
    void logHoldsNoSecrets() {
        Client client = people.script(people.mia);
        client.get(Deployment.Service.ATTRIBUTES, "/session/put?note=value-4711")
                .expect(200);

        assertThat(suite.gateway().output())
                .contains("\"path\":\"/z_security_check\"")
                .doesNotContain(
                        client.cookie("zsessionid"),
                        BehindGateway.MANAGEMENT_TOKEN,
                        "value-4711",
                        People.PASSWORD,
                        suite.adminPassword());
    }
}
