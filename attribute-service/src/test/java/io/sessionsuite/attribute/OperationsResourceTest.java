package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.process.Answer;
import io.sessionsuite.process.RawHttp;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What operators see: health, metrics, the description of the API, the audit trail. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class OperationsResourceTest extends ResourceFixture {

    private static final String P = "/api/2/session";

    @Inject
    MeterRegistry meters;

    private static Answer ask(String path) {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        try (RawHttp management = new RawHttp(URI.create("http://127.0.0.1:" + port))) {
            return management.get(path);
        }
    }

    @Test
    void readyWithAReason() {
        Answer ready = ask("/q/health/ready");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.text()).contains("\"attribute-service\"", "\"appendfsync\": \"always\"");
        assertThat(ask("/q/health/live").status()).isEqualTo(200);
    }

    @Test
    void callsAreCountedByOperationPrefixAndOutcome() {
        String cookie = cookie(logins.scriptSession());
        double before = calls("put", "bare", "done");
        double invalid = calls("put", "bare", "invalid-parameter");
        double strangers = calls("put", "bare", "unauthorized");
        double unprotected = meters.counter("attribute.unprotected.calls").count();
        http.get("/session/put?a=1", cookie);
        http.post("/session/put", "a=1", cookie);
        http.get("/session/put?=1", cookie);
        http.get("/session/put");
        assertThat(calls("put", "bare", "done")).isEqualTo(before + 2);
        assertThat(calls("put", "bare", "invalid-parameter")).isEqualTo(invalid + 1);
        assertThat(calls("put", "bare", "unauthorized")).isEqualTo(strangers + 1);
        assertThat(meters.counter("attribute.unprotected.calls").count()).isEqualTo(unprotected + 1);
        Answer metrics = ask("/q/metrics");
        assertThat(metrics.text())
                .contains(
                        "attribute_calls_total{operation=\"put\",outcome=\"done\",prefix=\"bare\"}",
                        "attribute_session_bytes_count",
                        "redis_script_seconds_count{client=\"attribute\",outcome=\"done\",script=\"attribute/put-2\"}");
    }

    private double calls(String operation, String prefix, String outcome) {
        Counter counter = meters.find("attribute.calls")
                .tags("operation", operation, "prefix", prefix, "outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void theDescriptionNamesTheTwelvePaths() {
        String description = ask("/q/openapi").text();
        for (String prefix : List.of("/api/2/session", "/api/1/session", "/session")) {
            for (SessionOperation operation : SessionOperation.values()) {
                assertThat(description).contains("  " + prefix + "/" + operation.segment() + ":");
            }
        }
        assertThat(description).doesNotContain("{path");
    }

    @Test
    void endsAndRefusalsLeaveATrace() {
        LoginToken token = logins.browserSession(LoginToken.csrfToken());
        http.post(P + "/put?secret=in-query", "secret=in-body", cookie(token), "User-Agent: curious");
        http.get(P + "/put?a=1", cookie(token), "Origin: https://evil.example");
        http.post(P + "/put", "v=" + "x".repeat(65_537), bearer(token));
        http.get(P + "/invalidate", cookie(token));
        org.awaitility.Awaitility.await()
                .until(() -> trail(token).stream().anyMatch(entry -> entry.contains("logout")));
        String trail = String.join("\n", trail(token));
        assertThat(trail).contains("csrf-refused", "cross-site", "limit-hit", "logout", "curious");
        assertThat(trail).contains("path, /api/2/session/put", "user, mia", "count, 65537, limit, 65536");
        assertThat(trail).doesNotContain("in-query", "in-body", token.text());
    }

    private static List<String> trail(LoginToken token) {
        List<?> entries = (List<?>) logins.server().command("XREVRANGE", "audit:{audit}", "+", "-", "COUNT", "50");
        return entries.stream()
                .map(String::valueOf)
                .filter(entry -> entry.contains("sid, " + token.sid()))
                .toList();
    }
}
