package io.sessionsuite.coordination.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import io.sessionsuite.coordination.testing.TestTokens;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class CatalogResourceTest {

    private static final String ID = "6a1253d2-1785-24fd-91c2-f8e78c745511";

    private static final List<String> NODE_MEMBERS =
            List.of("ID Node Address Datacenter TaggedAddresses Meta Namespace CreateIndex ModifyIndex".split(" "));
    private static final List<String> CHECK_MEMBERS =
            List.of(("Node CheckID Name Status Notes Output ServiceID ServiceName ServiceTags Type Interval Timeout"
                            + " ExposedPort Definition Namespace CreateIndex ModifyIndex")
                    .split(" "));

    private final ConsulApi api = ConsulApi.somewhere();

    @Test
    @DisplayName("K-180 register node, service, checks: shown by nodes, node and health, with defaults")
    void register() {
        Reply done = api.put("catalog/register", """
                {"Datacenter":"dc1","ID":"%s","Node":"Foo","Address":"10.1.1.1","TaggedAddresses":{"lan":"10.1.1.1"},
                 "NodeMeta":{"rack":"7"},"Service":{"Service":"web","Tags":["a"],"Port":80},
                 "Check":{"Name":"alive"},"Checks":[{"CheckID":"svc","Name":"web ok","Status":"passing",
                 "ServiceID":"web","Notes":"n","Output":"o"}]}
                """.formatted(ID));
        assertThat(done.line()).isEqualTo("200 true");

        JsonNode node = find(api.get("catalog/nodes").json(), "Node", "Foo");
        assertThat(names(node)).isEqualTo(NODE_MEMBERS);
        assertThat(node.path("ID").asText()).isEqualTo(ID);
        assertThat(node.path("Meta").path("rack").asText()).isEqualTo("7");

        JsonNode one = api.get("catalog/node/foo").json();
        assertThat(one.path("Node").path("Address").asText()).isEqualTo("10.1.1.1");
        assertThat(one.path("Services").path("web").path("Port").asInt()).isEqualTo(80);

        JsonNode checks = api.get("health/node/foo").json();
        assertThat(checks).hasSize(2);
        JsonNode alive = find(checks, "CheckID", "alive");
        assertThat(names(alive)).isEqualTo(CHECK_MEMBERS);
        assertThat(alive.path("Node").asText()).isEqualTo("Foo");
        assertThat(alive.path("Status").asText()).isEqualTo("critical");
        assertThat(alive.path("ServiceTags")).isEmpty();
        assertThat(alive.path("ServiceTags").isArray()).isTrue();
        JsonNode service = find(checks, "CheckID", "svc");
        assertThat(service.path("ServiceName").asText()).isEqualTo("web");
        assertThat(service.path("ServiceTags").get(0).asText()).isEqualTo("a");
        assertThat(api.get("health/checks/web").json()).hasSize(1);
    }

    @ParameterizedTest
    @DisplayName("K-181 texts of a registration that cannot be")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"Node\":\"a\",\"Address\":\"x\",\"Nope\":1}|400 Request decode failed: json: unknown field \"Nope\"",
                "|400 Request decode failed: EOF",
                "{\"Node\":\"a\\u0000b\",\"Address\":\"x\"}|400 Request decode failed: bad Node",
                "{\"Node\":7}|400 Request decode failed: json: cannot unmarshal number into Go struct field Node of type string",
                "{\"Address\":\"x\"}|500 Must provide node",
                "{\"Node\":\"a\"}|500 Must provide address if SkipNodeUpdate is not set",
                "{\"Node\":\"a\",\"ID\":\"x\",\"Address\":\"x\"}|500 Bad node ID: uuid string is wrong length",
                "{\"Node\":\"a\",\"Address\":\"x\",\"Check\":{\"Node\":\"b\",\"CheckID\":\"c\"}}"
                        + "|500 Node 'b' for check 'c' doesn't match register request node 'a'",
                "{\"Node\":\"a\",\"Address\":\"x\",\"Service\":{\"ID\":\"s\"}}"
                        + "|500 Must provide service name (Service.Service) when service ID is provided",
                "{\"Node\":\"a\",\"Address\":\"x\",\"Check\":{\"CheckID\":\"c\",\"ServiceID\":\"s\"}}"
                        + "|500 failed inserting check on node \"a\": Missing service registration",
            })
    void refusals(String body, String answer) {
        assertThat(api.put("catalog/register", body == null ? "" : body).line()).isEqualTo(answer);
        assertThat(api.get("catalog/node/a").body()).isEqualTo("null");
    }

    @Test
    @DisplayName("K-182 an identical registration moves no index")
    void identicalRegistration() {
        String body = "{\"Node\":\"a\",\"Address\":\"x\",\"Check\":{\"Name\":\"c\",\"Status\":\"passing\"}}";
        api.put("catalog/register", body);
        long nodes = api.get("catalog/nodes").index();
        long checks = api.get("health/state/any").index();

        assertThat(api.put("catalog/register", body).line()).isEqualTo("200 true");

        assertThat(api.get("catalog/nodes").index()).isEqualTo(nodes);
        assertThat(api.get("health/state/any").index()).isEqualTo(checks);
    }

    @Test
    @DisplayName("K-183 deregister: service before check before node; unknown things are true")
    void deregister() {
        api.put(
                "catalog/register",
                "{\"Node\":\"a\",\"Address\":\"x\",\"Service\":{\"Service\":\"s\"},\"Checks\":[{\"CheckID\":\"c\"},"
                        + "{\"CheckID\":\"sc\",\"ServiceID\":\"s\"}]}");

        assertThat(deregister("{\"Node\":\"a\",\"ServiceID\":\"s\",\"CheckID\":\"c\"}"))
                .isEqualTo("200 true");
        assertThat(api.get("catalog/node/a").json().path("Services")).isEmpty();
        assertThat(api.get("health/node/a").json()).hasSize(1);
        assertThat(deregister("{\"Node\":\"a\",\"CheckID\":\"c\"}")).isEqualTo("200 true");
        assertThat(api.get("health/node/a").json()).isEmpty();
        assertThat(deregister("{\"Node\":\"a\"}")).isEqualTo("200 true");
        assertThat(api.get("catalog/node/a").body()).isEqualTo("null");
        for (String unknown : List.of("{\"Node\":\"a\"}", "{\"Node\":\"a\",\"ServiceID\":\"s\"}")) {
            assertThat(deregister(unknown)).isEqualTo("200 true");
        }
        assertThat(deregister("{}")).isEqualTo("500 Must provide node");
        assertThat(deregister("{\"Node\":\"a\",\"X\":1}"))
                .isEqualTo("400 Request decode failed: json: unknown field \"X\"");
    }

    @Test
    @DisplayName("K-080 K-081 K-082 deregistered node, service, check end their sessions; watchers wake")
    void removalsEndSessions() throws Exception {
        for (String removal : List.of(
                "{\"Node\":\"a\"}", "{\"Node\":\"a\",\"ServiceID\":\"s\"}", "{\"Node\":\"a\",\"CheckID\":\"c\"}")) {
            registerWatched();
            String session = session("{\"Node\":\"a\",\"NodeChecks\":[\"c\"],\"ServiceChecks\":[{\"ID\":\"sc\"}]}");
            Reply alive = api.get("session/info/" + session);
            CompletableFuture<Reply> watch =
                    api.getLater("session/info/" + session + "?wait=10s&index=" + alive.index());

            assertThat(deregister(removal)).isEqualTo("200 true");

            Reply ended = watch.get(5, TimeUnit.SECONDS);
            assertThat(ended.body()).isEqualTo("[]");
            assertThat(ended.index()).isGreaterThan(alive.index());
            assertThat(api.get("session/list").body()).isEqualTo("[]");
        }
    }

    @Test
    @DisplayName("K-083 K-084 K-086 critical ends sessions, written again too; warning and passing end nothing")
    void criticalEndsSessions() {
        registerWatched();
        String session = session("{\"Node\":\"a\",\"NodeChecks\":[\"c\"]}");

        check("warning");
        check("passing");
        assertThat(api.get("session/info/" + session).json()).hasSize(1);
        check("critical");
        assertThat(api.get("session/info/" + session).body()).isEqualTo("[]");
        assertThat(api.put("session/create", "{\"Node\":\"a\",\"NodeChecks\":[\"c\"]}")
                        .line())
                .isEqualTo("500 apply failed: Check 'c' is in critical state");
    }

    @Test
    @DisplayName("K-087 a node renamed through its ID takes its sessions with it")
    void renameEndsSessions() {
        api.put("catalog/register", "{\"ID\":\"" + ID + "\",\"Node\":\"a\",\"Address\":\"x\"}");
        String session = session("{\"Node\":\"a\",\"NodeChecks\":[]}");

        assertThat(api.put("catalog/register", "{\"ID\":\"" + ID + "\",\"Node\":\"b\",\"Address\":\"x\"}")
                        .line())
                .isEqualTo("200 true");

        assertThat(api.get("session/info/" + session).body()).isEqualTo("[]");
        assertThat(api.get("catalog/node/a").body()).isEqualTo("null");
        assertThat(api.get("catalog/node/b").json().path("Node").path("ID").asText())
                .isEqualTo(ID);
    }

    @Test
    void theOwnNodeIsThereBeforeTheFirstRequestAndRepairedAfterHarm() {
        ConsulApi plain = ConsulApi.plain();
        assertThat(find(plain.get("catalog/nodes").json(), "Node", "coordination")
                        .path("ID")
                        .asText())
                .hasSize(36);
        api.put("kv/first", "x");
        String session = session("{}");

        assertThat(deregister("{\"Node\":\"coordination\"}")).isEqualTo("200 true");

        assertThat(api.get("session/info/" + session).body()).isEqualTo("[]");
        Awaitility.await().atMost(Duration.ofSeconds(3)).untilAsserted(() -> {
            JsonNode checks = api.get("health/node/coordination").json();
            assertThat(find(checks, "CheckID", "serfHealth").path("Status").asText())
                    .isEqualTo("passing");
        });
        assertThat(session("{}")).hasSize(36);
    }

    @Test
    @DisplayName("K-190 health: states, 400s, headers; lists block and wake")
    void health() throws Exception {
        registerWatched();
        assertThat(api.get("health/state/critical").body()).isEqualTo("[]");
        assertThat(api.get("health/state/nonsense").body()).isEqualTo("[]");
        assertThat(api.get("health/state/passing").json()).isNotEmpty();
        assertThat(api.get("health/node/").line()).isEqualTo("400 Missing node name");
        assertThat(api.get("health/checks/").line()).isEqualTo("400 Missing service name");
        assertThat(api.get("health/state/").line()).isEqualTo("400 Missing check state");
        assertThat(api.get("catalog/node/").line()).isEqualTo("400 Missing node name");
        assertThat(api.get("catalog/nodes?filter=x").line())
                .isEqualTo("400 Failed to create boolean expression evaluator");

        Reply list = api.get("health/node/a?consistent");
        assertThat(list.header("X-Consul-Effective-Consistency")).contains("consistent");
        assertThat(api.get("health/node/a").header("X-Consul-Effective-Consistency"))
                .contains("leader");
        assertThat(api.get("catalog/nodes?stale").header("X-Consul-Effective-Consistency"))
                .contains("stale");
        assertThat(api.get("session/list").header("X-Consul-Effective-Consistency"))
                .isEmpty();
        assertThat(list.header("X-Consul-Query-Backend")).contains("blocking-query");
        assertThat(list.header("X-Consul-Knownleader")).contains("true");

        CompletableFuture<Reply> watch = api.getLater("health/state/warning?wait=10s&index=" + list.index());
        check("warning");
        assertThat(watch.get(5, TimeUnit.SECONDS).json()).hasSize(1);
    }

    @Test
    void rightsOfNodesAndServices() {
        ConsulApi holder = api.as(TestTokens.create(api, """
                node_prefix "" { policy = "deny" }
                node "a" { policy = "read" }
                service_prefix "" { policy = "deny" }
                service "s" { policy = "write" }
                """));
        registerWatched();
        api.put("catalog/register", "{\"Node\":\"b\",\"Address\":\"x\",\"Service\":{\"Service\":\"t\"}}");

        Reply nodes = holder.get("catalog/nodes");
        assertThat(nodes.json()).hasSize(1);
        assertThat(nodes.header("X-Consul-Results-Filtered-By-Acls")).contains("true");
        assertThat(holder.get("catalog/node/b").body()).isEqualTo("null");
        String denied = "lacks permission 'node:write' on \"a\"";
        assertThat(holder.put("catalog/register", "{\"Node\":\"a\",\"Address\":\"y\"}")
                        .line())
                .startsWith("403 Permission denied: token with AccessorID")
                .endsWith(denied);
        assertThat(holder.put("catalog/register", "{\"Node\":\"a\",\"Address\":\"x\"}")
                        .line())
                .isEqualTo("200 true");
        assertThat(holder.put("catalog/register", "{\"Node\":\"a\",\"Address\":\"x\",\"Check\":{\"Name\":\"z\"}}")
                        .line())
                .endsWith(denied);
        assertThat(holder.put("catalog/deregister", "{\"Node\":\"a\"}").line()).endsWith(denied);
        assertThat(holder.put("catalog/deregister", "{\"Node\":\"a\",\"ServiceID\":\"nope\"}")
                        .line())
                .isEqualTo("500 Unknown service ID 'nope'");
        assertThat(holder.put("catalog/deregister", "{\"Node\":\"a\",\"CheckID\":\"nope\"}")
                        .line())
                .isEqualTo("500 Unknown check ID 'nope'");
        assertThat(holder.put("catalog/deregister", "{\"Node\":\"b\",\"ServiceID\":\"t\"}")
                        .line())
                .endsWith("lacks permission 'service:write' on \"t\"");
        assertThat(holder.put("catalog/deregister", "{\"Node\":\"a\",\"ServiceID\":\"s\"}")
                        .line())
                .isEqualTo("200 true");
    }

    private void registerWatched() {
        assertThat(api.put(
                                "catalog/register",
                                "{\"Node\":\"a\",\"Address\":\"x\",\"Service\":{\"Service\":\"s\"},\"Checks\":[{\"CheckID\":\"c\","
                                        + "\"Status\":\"passing\"},{\"CheckID\":\"sc\",\"ServiceID\":\"s\",\"Status\":\"passing\"}]}")
                        .line())
                .isEqualTo("200 true");
    }

    private void check(String status) {
        String check = "{\"CheckID\":\"c\",\"Status\":\"" + status + "\"}";
        assertThat(api.put("catalog/register", "{\"Node\":\"a\",\"SkipNodeUpdate\":true,\"Check\":" + check + "}")
                        .line())
                .isEqualTo("200 true");
    }

    private String deregister(String body) {
        return api.put("catalog/deregister", body).line();
    }

    private String session(String body) {
        Reply created = api.put("session/create", body);
        assertThat(created.status()).as(created.body()).isEqualTo(200);
        return created.json().path("ID").asText();
    }

    private static JsonNode find(JsonNode list, String member, String value) {
        for (JsonNode item : list) {
            if (item.path(member).asText().equals(value)) {
                return item;
            }
        }
        throw new AssertionError("No " + member + " " + value + " in " + list);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
