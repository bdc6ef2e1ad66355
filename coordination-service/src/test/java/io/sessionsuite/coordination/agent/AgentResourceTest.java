package io.sessionsuite.coordination.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import io.sessionsuite.coordination.testing.TestTokens;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class AgentResourceTest {

    private static final String UNKNOWN =
            "404 Unknown check ID \"nope\". Ensure that the check ID is passed, not the check name.";

    private final ConsulApi api = ConsulApi.somewhere();

    @Test
    @DisplayName("K-184 agent/self: every top-level value an object or null; its node name holds sessions")
    void self() {
        JsonNode self = api.get("agent/self").json();

        assertThat(self.fieldNames())
                .toIterable()
                .containsExactly("Config", "DebugConfig", "Coord", "Member", "Stats", "Meta", "xDS");
        assertThat(self).allMatch(value -> value.isObject() || value.isNull());
        assertThat(self.path("Config").fieldNames())
                .toIterable()
                .containsExactly(
                        "Datacenter",
                        "PrimaryDatacenter",
                        "NodeName",
                        "NodeID",
                        "Revision",
                        "Server",
                        "Version",
                        "BuildDate");
        String node = self.path("Config").path("NodeName").asText();
        assertThat(api.put("session/create", "{\"Node\":\"" + node + "\"}").status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("K-185 agent/version, agent/members, catalog/datacenters: shapes, no headers of reads")
    void shapes() {
        assertThat(api.get("agent/version").json().fieldNames())
                .toIterable()
                .containsExactly("SHA", "BuildDate", "HumanVersion", "FIPS");
        assertThat(api.get("agent/version").json().path("HumanVersion").asText())
                .isEqualTo("1.22.0");
        JsonNode members = api.get("agent/members").json();
        assertThat(members).hasSize(1);
        assertThat(members.get(0).path("Name").asText()).isEqualTo("coordination");
        assertThat(api.get("catalog/datacenters").line()).isEqualTo("200 [\"dc1\"]");
        for (String path : new String[] {"agent/self", "agent/version", "agent/members", "catalog/datacenters"}) {
            assertThat(api.get(path).header("X-Consul-Index")).isEmpty();
        }
    }

    @Test
    @DisplayName("K-186 TTL check: critical at first; pass, warn, fail, update with notes; bodies empty")
    void ttlCheck() {
        Reply registered = api.put("agent/check/register", "{\"Name\":\"Job\",\"TTL\":\"60s\",\"Notes\":\"n\"}");
        assertThat(registered.line()).isEqualTo("200 ");
        assertThat(registered.header("Content-Length")).contains("0");
        JsonNode check = api.get("agent/checks").json().path("Job");
        assertThat(check.path("Status").asText()).isEqualTo("critical");
        assertThat(check.path("Node").asText()).isEqualTo("coordination");
        assertThat(check.path("Type").asText()).isEqualTo("ttl");
        assertThat(check.path("Notes").asText()).isEqualTo("n");

        report("agent/check/pass/Job?note=fine", "", "passing", "fine");
        report("agent/check/warn/job", "", "warning", "");
        report("agent/check/fail/Job?note=a%20b", "", "critical", "a b");
        report("agent/check/update/Job", "{\"Status\":\"passing\",\"Output\":\"o\"}", "passing", "o");
        String longOutput = "ä".repeat(3_000);
        report(
                "agent/check/update/Job",
                "{\"Status\":\"warning\",\"Output\":\"" + longOutput + "\"}",
                "warning",
                "ä".repeat(2_048));

        assertThat(api.put("agent/check/deregister/Job").line()).isEqualTo("200 ");
        assertThat(api.get("agent/checks").json().has("Job")).isFalse();
        assertThat(api.get("agent/checks").json().has("serfHealth")).isTrue();
    }

    @Test
    @DisplayName("K-187 not heard of within its TTL: critical, output kept, its session ends")
    void expiry() {
        api.put("agent/check/register", "{\"Name\":\"quiet\",\"TTL\":\"100ms\",\"Status\":\"passing\"}");
        api.put("agent/check/register", "{\"Name\":\"said\",\"TTL\":100000000,\"Status\":\"passing\"}");
        String session = session("{\"Checks\":[\"quiet\"]}");
        api.put("agent/check/pass/said?note=hello");

        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            assertThat(check("quiet").path("Output").asText()).isEqualTo("TTL expired");
            assertThat(check("said").path("Output").asText())
                    .isEqualTo("TTL expired (last output before timeout follows): hello");
        });
        assertThat(check("quiet").path("Status").asText()).isEqualTo("critical");
        assertThat(api.get("session/info/" + session).body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @DisplayName("K-188 definitions that are refused")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|400 Missing check name",
                "{\"ID\":\"x\",\"TTL\":\"1s\"}|400 Missing check name",
                "{\"Name\":\"c\",\"TTL\":\"1s\",\"Status\":\"up\"}|400 Bad check status",
                "{\"Name\":\"c\"}|400 Invalid check: TTL must be > 0 for TTL checks",
                "{\"Name\":\"c\",\"TTL\":\"-1s\"}|400 Invalid check: TTL must be > 0 for TTL checks",
                "{\"Name\":\"c\",\"TTL\":\"1s\",\"Interval\":\"1s\"}|400 Invalid check: Interval and TTL cannot both be specified",
                "{\"Name\":\"c\",\"HTTP\":\"http://x\",\"Interval\":\"1s\"}|400 Invalid check: only TTL checks are supported",
                "{\"Name\":\"c\",\"TTL\":\"1s\",\"ServiceID\":\"web\"}|404 ServiceID \"web\" does not exist",
                "{\"Name\":\"c\",\"TTL\":\"1x\"}|400 Request decode failed: time: unknown unit \"x\" in duration \"1x\"",
                "{\"Name\":\"c\",\"TTL\":\"1s\",\"Nope\":1}|400 Request decode failed: json: unknown field \"Nope\"",
                "{\"Name\":\"a\\nb\",\"TTL\":\"1s\"}|400 Request decode failed: bad Name",
                "|400 Request decode failed: EOF"
            })
    void refusedDefinitions(String body, String answer) {
        assertThat(api.put("agent/check/register", body == null ? "" : body).line())
                .isEqualTo(answer);
        assertThat(api.get("agent/checks").json()).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @DisplayName("K-188 reports of a check that is not there")
    @ValueSource(strings = {"pass", "warn", "fail", "deregister"})
    void unknownCheck(String action) {
        assertThat(api.put("agent/check/" + action + "/nope").line()).isEqualTo(UNKNOWN);
    }

    @Test
    @DisplayName("K-188 updates that are refused")
    void refusedUpdates() {
        session("{}");
        assertThat(api.put("agent/check/update/nope", "{\"Status\":\"passing\"}")
                        .line())
                .isEqualTo(UNKNOWN);
        assertThat(api.put("agent/check/update/serfHealth", "{\"Status\":\"up\"}")
                        .line())
                .isEqualTo("400 Invalid check status: 'up'");
        assertThat(api.put("agent/check/pass/serfHealth").line())
                .isEqualTo("500 CheckID \"serfHealth\" does not have associated TTL");
    }

    @Test
    @DisplayName("K-189 a session on a check registered just before works at once")
    void sessionOnFreshCheck() {
        api.put("agent/check/register", "{\"Name\":\"job\",\"TTL\":\"60s\",\"Status\":\"passing\"}");

        String session = session("{\"NodeChecks\":[\"job\"]}");
        assertThat(api.get("session/info/" + session).json()).hasSize(1);
        api.put("agent/check/fail/job");

        assertThat(api.get("session/info/" + session).body()).isEqualTo("[]");
    }

    @Test
    @DisplayName("K-191 status: quoted leader, array of peers, no headers of reads, no rights needed")
    void status() {
        ConsulApi nobody = api.as(TestTokens.create(api, "node_prefix \"\" { policy = \"deny\" }"));

        assertThat(nobody.get("status/leader").line()).isEqualTo("200 \"127.0.0.1:8300\"");
        assertThat(nobody.get("status/peers").line()).isEqualTo("200 [\"127.0.0.1:8300\"]");
        assertThat(nobody.get("status/leader").header("X-Consul-Index")).isEmpty();
        assertThat(nobody.get("status/leader?wait=x").line()).isEqualTo("400 Invalid wait time");
    }

    @Test
    void rightsOfChecks() {
        ConsulApi reader = api.as(TestTokens.create(api, "node_prefix \"\" { policy = \"read\" }"));
        api.put("agent/check/register", "{\"Name\":\"job\",\"TTL\":\"60s\"}");

        assertThat(reader.put("agent/check/pass/job").line())
                .startsWith("403 Permission denied")
                .endsWith("lacks permission 'node:write' on \"coordination\"");
        assertThat(reader.put("agent/check/register", "{\"Name\":\"x\",\"TTL\":\"60s\"}")
                        .status())
                .isEqualTo(403);
        assertThat(reader.put("agent/check/deregister/job").status()).isEqualTo(403);
        assertThat(reader.put("agent/check/pass/nope").line()).isEqualTo(UNKNOWN);
        assertThat(reader.get("agent/checks").json().has("job")).isTrue();
    }

    private void report(String path, String body, String status, String output) {
        assertThat((body.isEmpty() ? api.put(path) : api.put(path, body)).line())
                .isEqualTo("200 ");
        JsonNode check = check("Job");
        assertThat(check.path("Status").asText()).isEqualTo(status);
        assertThat(check.path("Output").asText()).isEqualTo(output);
        assertThat(output.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(4_096);
    }

    private JsonNode check(String id) {
        return api.get("agent/checks").json().path(id);
    }

    private String session(String body) {
        Reply created = api.put("session/create", body);
        assertThat(created.status()).as(created.body()).isEqualTo(200);
        return created.json().path("ID").asText();
    }
}
