package io.sessionsuite.coordination.txn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import io.sessionsuite.coordination.testing.TestTokens;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules as transactions feel them. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class TxnRightsResourceTest {

    private static final String RULES = """
            key_prefix "" { policy = "deny" }
            key_prefix "open/" { policy = "write" }
            key_prefix "shown/" { policy = "read" }
            key_prefix "tree/" { policy = "write" }
            key "tree/shut" { policy = "read" }
            node_prefix "" { policy = "deny" }
            node "shown" { policy = "read" }
            """;

    private final ConsulApi api = ConsulApi.somewhere();
    private JsonNode token;
    private ConsulApi holder;

    @BeforeEach
    void fill() {
        token = TestTokens.token(api, RULES);
        holder = api.as(token.path("SecretID").asText());
        for (String key : List.of("open/a", "shown/a", "hidden/a", "tree/a", "tree/shut")) {
            api.put("kv/" + key, "v");
        }
        for (String node : List.of("shown", "hidden")) {
            api.put("catalog/register", "{\"Node\":\"" + node + "\",\"Address\":\"x\",\"Check\":{\"CheckID\":\"c\"}}");
        }
    }

    @Test
    @DisplayName("K-213 each denied operation is told with its place and the text of a 403; nothing is stored")
    void denialsPerOperation() {
        String before = api.get("kv/?recurse").body();
        String session =
                ",\"Session\":\"" + api.put("session/create").json().path("ID").asText() + "\"";

        assertThat(errors(
                        key("set", "open/new", ""),
                        key("set", "shown/a", ""),
                        key("cas", "hidden/a", ",\"Index\":1"),
                        key("lock", "shown/a", session),
                        key("unlock", "shown/a", session),
                        key("delete", "shown/a", ""),
                        key("delete-cas", "hidden/a", ",\"Index\":1"),
                        key("delete-tree", "open/", ""),
                        key("delete-tree", "tree/", ""),
                        key("delete-tree", "", ""),
                        node("set", "shown"),
                        node("delete", "hidden"),
                        check("set", "shown"),
                        check("delete", "hidden")))
                .containsExactly(
                        denied(1, "key:write", "shown/a"),
                        denied(2, "key:write", "hidden/a"),
                        denied(3, "key:write", "shown/a"),
                        denied(4, "key:write", "shown/a"),
                        denied(5, "key:write", "shown/a"),
                        denied(6, "key:write", "hidden/a"),
                        denied(8, "key:write", "tree/"),
                        denied(9, "key:write", ""),
                        denied(10, "node:write", "shown"),
                        denied(11, "node:write", "hidden"),
                        denied(12, "node:write", "shown"),
                        denied(13, "node:write", "hidden"));
        assertThat(api.get("kv/?recurse").body()).isEqualTo(before);
        assertThat(api.get("catalog/node/hidden").json().path("Node").isObject())
                .isTrue();
        assertThat(api.get("health/node/hidden").json()).hasSize(1);
    }

    @Test
    @DisplayName("K-213 checks of index and session need read, the check that a key is missing needs write")
    void deniedChecks() {
        assertThat(errors(
                        key("check-index", "hidden/a", ",\"Index\":1"),
                        key("check-session", "hidden/a", ",\"Session\":\"\""),
                        key("check-not-exists", "hidden/none", ""),
                        key("check-not-exists", "shown/none", "")))
                .containsExactly(
                        denied(0, "key:read", "hidden/a"),
                        denied(1, "key:read", "hidden/a"),
                        denied(2, "key:write", "hidden/none"),
                        denied(3, "key:write", "shown/none"));

        Reply allowed = txn(
                key(
                        "check-index",
                        "shown/a",
                        ",\"Index\":" + api.get("kv/shown/a").index()),
                key("check-session", "shown/a", ",\"Session\":\"\""),
                key("check-not-exists", "open/none", ""));
        assertThat(allowed.status()).as(allowed.body()).isEqualTo(200);
        assertThat(allowed.json().path("Results").findValuesAsText("Key")).containsExactly("shown/a", "shown/a");
    }

    @Test
    @DisplayName("K-213 what may not be read is left out of the results without an error")
    void filteredReads() {
        Reply read = txn(
                key("get", "hidden/a", ""),
                key("get", "shown/a", ""),
                key("get-or-empty", "hidden/none", ""),
                key("get-tree", "", ""),
                nodeGet("hidden"),
                nodeGet("shown"),
                checkGet("hidden"),
                checkGet("shown"));

        assertThat(read.status()).as(read.body()).isEqualTo(200);
        JsonNode results = read.json().path("Results");
        assertThat(results.findValuesAsText("Key"))
                .containsExactly("shown/a", "open/a", "shown/a", "tree/a", "tree/shut");
        assertThat(results).hasSize(7);
        assertThat(results.get(5).path("Node").path("Node").asText()).isEqualTo("shown");
        assertThat(results.get(6).path("Check").path("Node").asText()).isEqualTo("shown");
        assertThat(read.body()).doesNotContain("hidden").contains("\"ResultsFilteredByACLs\":true");

        Reply written = txn(key("set", "open/a", ",\"Value\":\"dw==\""), key("get", "hidden/a", ""));
        assertThat(written.status()).isEqualTo(200);
        assertThat(written.json().path("Results").findValuesAsText("Key")).containsExactly("open/a");
    }

    private List<String> errors(String... operations) {
        Reply reply = txn(operations);
        assertThat(reply.status()).as(reply.body()).isEqualTo(409);
        assertThat(reply.json().path("Results").isNull()).isTrue();
        return reply.json().path("Errors").findParents("What").stream()
                .map(error ->
                        error.path("OpIndex").asInt() + " " + error.path("What").asText())
                .toList();
    }

    /** An empty name is not told. */
    private String denied(int operation, String permission, String on) {
        String place = on.isEmpty() ? "" : " on \"" + on + "\"";
        return operation + " Permission denied: token with AccessorID '"
                + token.path("AccessorID").asText() + "' lacks permission '" + permission + "'" + place;
    }

    private Reply txn(String... operations) {
        return holder.put("txn", "[" + String.join(",", operations) + "]");
    }

    private static String key(String verb, String key, String more) {
        return "{\"KV\":{\"Verb\":\"" + verb + "\",\"Key\":\"" + key + "\"" + more + "}}";
    }

    private static String node(String verb, String node) {
        return "{\"Node\":{\"Verb\":\"" + verb + "\",\"Node\":{\"Node\":\"" + node + "\",\"Address\":\"y\"}}}";
    }

    private static String check(String verb, String node) {
        return "{\"Check\":{\"Verb\":\"" + verb + "\",\"Check\":{\"Node\":\"" + node
                + "\",\"CheckID\":\"c\",\"Status\":\"passing\"}}}";
    }

    private static String nodeGet(String node) {
        return "{\"Node\":{\"Verb\":\"get\",\"Node\":{\"Node\":\"" + node + "\"}}}";
    }

    private static String checkGet(String node) {
        return "{\"Check\":{\"Verb\":\"get\",\"Check\":{\"Node\":\"" + node + "\",\"CheckID\":\"c\"}}}";
    }
}
