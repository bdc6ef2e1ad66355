package io.sessionsuite.coordination.txn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class TxnResourceTest {

    private final ConsulApi api = ConsulApi.somewhere();

    @ParameterizedTest
    @DisplayName("K-200 bodies that are none")
    @CsvSource({
        "x, invalid character in JSON at offset 0",
        "'', EOF",
        "{}, json: cannot unmarshal object into Go value of type array",
        "'[{\"KV\":{\"Verb\":\"get\",\"Key\":\"a\",\"Foo\":1}}]', 'json: unknown field \"Foo\"'",
        "'[{\"Foo\":{}}]', 'json: unknown field \"Foo\"'",
        "'[{\"KV\":{\"Verb\":\"set\",\"Key\":\"a\",\"Value\":\"%\"}}]', illegal base64 data in Value"
    })
    void badBodies(String body, String detail) {
        assertThat(api.put("txn", body).line()).isEqualTo("400 Failed to parse body: " + detail);
    }

    @Test
    @DisplayName("K-200 names in any case")
    void anyCase() {
        assertThat(api.put("txn", "[{\"kv\":{\"verb\":\"set\",\"KEY\":\"a\",\"value\":\"dg==\"}}]")
                        .status())
                .isEqualTo(200);
        assertThat(api.get("kv/a?raw").body()).isEqualTo("v");
    }

    @Test
    @DisplayName("K-201 a value or body that is too large")
    void tooLarge() {
        String value = Base64.getEncoder().encodeToString(new byte[400_000]);
        assertThat(api.put("txn", "[" + op("set", "a", ",\"Value\":\"" + value + "\"") + "]")
                        .line())
                .startsWith("413 Request body(5333")
                .endsWith(" bytes) too large, max size: 524288 bytes. See"
                        + " https://developer.hashicorp.com/docs/agent/config/config-files#txn_max_req_len.");
        assertThat(api.get("kv/a").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("K-202 K-292 how many operations one may have")
    void operations() {
        assertThat(api.put("txn", sets(128)).status()).isEqualTo(200);
        assertThat(api.put("txn", sets(130)).line())
                .isEqualTo("413 Transaction contains too many operations (130 > 128)");
        assertThat(api.get("kv/k129").status()).isEqualTo(404);
        assertThat(api.get("kv/k/127?raw").status()).isEqualTo(200);
    }

    private static String sets(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> op("set", "k/" + i, ""))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    @DisplayName("K-203 lock and get; a transaction that only reads")
    void lockAndRead() {
        String session = session();
        Reply locked = api.put(
                "txn",
                "[" + op("lock", "a", ",\"Value\":\"dg==\",\"Session\":\"" + session + "\"") + "," + op("get", "a", "")
                        + "]");
        JsonNode results = locked.json().path("Results");
        assertThat(results.get(0).path("KV").path("LockIndex").asLong()).isEqualTo(1);
        assertThat(results.get(0).path("KV").path("Value").isNull()).isTrue();
        assertThat(results.get(1).path("KV").path("Value").asText()).isEqualTo("dg==");
        assertThat(locked.json().path("Errors").isNull()).isTrue();

        Reply read = api.put("txn?stale", "[" + op("get-tree", "", "") + "]");
        assertThat(read.body())
                .endsWith(
                        ",\"Errors\":null,\"Index\":1,\"LastContact\":0,\"KnownLeader\":true,"
                                + "\"ConsistencyLevel\":\"\",\"NotModified\":false,\"Backend\":0,\"ResultsFilteredByACLs\":false}");
        assertThat(read.header("X-Consul-Knownleader")).contains("true");
        assertThat(read.header("X-Consul-Lastcontact")).contains("0");
        assertThat(read.header("X-Consul-Index")).isEmpty();
        assertThat(api.put("txn?stale&consistent", "[" + op("get", "a", "") + "]")
                        .status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("K-204 K-205 cas keeps the holder; a bad session fails")
    void casAndSession() {
        String session = session();
        api.put("kv/a?acquire=" + session, "v");
        long index = api.get("kv/a").index();

        api.put("txn", "[" + op("cas", "a", ",\"Value\":\"dw==\",\"Index\":" + index) + "]");
        JsonNode entry = api.get("kv/a").json().get(0);
        assertThat(entry.path("Session").asText()).isEqualTo(session);
        assertThat(entry.path("LockIndex").asLong()).isZero();
        assertThat(errors(op("lock", "b", ",\"Session\":\"nobody\""))).containsExactly("0 invalid session \"nobody\"");
    }

    @Test
    @DisplayName("K-206 K-208 every verb in one transaction, one index; what does not change keeps its own")
    void everyVerb() {
        String session = session();
        List.of("cas", "del", "delcas", "tree/1", "tree/2", "same", "idx").forEach(key -> api.put("kv/" + key, "v"));
        api.put("kv/held?acquire=" + session, "v");
        long same = api.get("kv/same").index();

        Reply reply = api.put("txn", "[" + String.join(",", everyVerb(session)) + "]");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        JsonNode results = reply.json().path("Results");
        assertThat(results.findValuesAsText("Key"))
                .containsExactly(
                        "new", "same", "cas", "born", "lock", "held", "new", "none", "tree/1", "tree/2", "idx", "lock",
                        "tree/1");
        long index = Long.parseLong(reply.header("X-Session-Index").orElseThrow());
        for (String key : List.of("new", "cas", "born", "lock", "held")) {
            assertThat(api.get("kv/" + key).index()).as(key).isEqualTo(index);
        }
        assertThat(api.get("kv/same").index()).isEqualTo(same);
        assertThat(api.get("kv/?keys").body())
                .isEqualTo("[\"born\",\"cas\",\"held\",\"idx\",\"lock\",\"new\",\"same\"]");
        assertThat(api.get("kv/none/?recurse").index()).isEqualTo(index);
    }

    private List<String> everyVerb(String session) {
        String in = ",\"Session\":\"" + session + "\"";
        return List.of(
                op("set", "new", ",\"Value\":\"dg==\",\"Flags\":18446744073709551615"),
                op("set", "same", ",\"Value\":\"dg==\""),
                op("cas", "cas", ",\"Value\":\"dw==\"" + at("cas")),
                op("cas", "born", ",\"Index\":0"),
                op("lock", "lock", in),
                op("unlock", "held", in),
                op("get", "new", ""),
                op("get-or-empty", "none", ""),
                op("get-tree", "tree/", ""),
                op("check-index", "idx", at("idx")),
                op("check-session", "lock", in),
                op("check-not-exists", "none", ""),
                op("delete", "del", ""),
                op("delete-cas", "delcas", at("delcas")),
                op("delete-tree", "tree/", ""),
                op("get-or-empty", "tree/1", ""));
    }

    private String at(String key) {
        return ",\"Index\":" + api.get("kv/" + key).index();
    }

    @Test
    @DisplayName("K-207 K-209 all failures are told, nothing is stored")
    void failures() {
        api.put("kv/a?acquire=" + session(), "v");
        String before = api.get("kv/?recurse").body();
        long index = api.get("kv/a").index();

        assertThat(errors(
                        op("set", "new", ""),
                        op("get", "none", ""),
                        op("cas", "a", ",\"Index\":5"),
                        op("delete-cas", "a", ",\"Index\":5"),
                        op("lock", "a", ",\"Session\":\"" + session() + "\""),
                        op("unlock", "a", ",\"Session\":\"x\""),
                        op("check-index", "a", ",\"Index\":6"),
                        op("check-session", "none", ",\"Session\":\"x\""),
                        op("check-not-exists", "a", "")))
                .containsExactly(
                        "1 key \"none\" doesn't exist",
                        "2 failed to set key \"a\", index is stale",
                        "3 failed to delete key \"a\", index is stale",
                        "4 failed to lock key \"a\", lock is already held",
                        "5 failed to unlock key \"a\", lock isn't held, or is held by another session",
                        "6 failed index check for key \"a\", current modify index " + index + " != 6",
                        "7 failed to check session, key \"none\" doesn't exist",
                        "8 key \"a\" exists");
        assertThat(api.get("kv/?recurse").body()).isEqualTo(before);
        assertThat(api.get("kv/?recurse").index()).isEqualTo(index);
    }

    @Test
    @DisplayName("K-210 a lock under lock-delay")
    void lockDelay() {
        String lost = api.put("session/create", "{\"LockDelay\":\"200ms\"}")
                .json()
                .path("ID")
                .asText();
        api.put("kv/a?acquire=" + lost, "v");
        api.put("session/destroy/" + lost);
        String lock = op("lock", "a", ",\"Session\":\"" + session() + "\"");

        assertThat(errors(lock)).containsExactly("0 failed to lock key \"a\" due to lock delay");
        org.awaitility.Awaitility.await()
                .until(() -> api.put("txn", "[" + lock + "]").status() == 200);
        assertThat(api.get("kv/a").json().get(0).path("LockIndex").asLong()).isEqualTo(2);
    }

    @Test
    @DisplayName("K-211 the errors of pass one end it; those of pass two are all told")
    void passes() {
        assertThat(errors(op("lock", "a", ""), op("get", "none", "")))
                .containsExactly("0 missing session", "1 key \"none\" doesn't exist");
        assertThat(errors(op("zap", "a", ""), op("set", "", ""), op("get", "none", ""), "{\"Service\":{}}"))
                .containsExactly("0 unknown KV operation: zap", "1 Must provide key", "3 unknown operation type");
    }

    @Test
    @DisplayName("K-212 keys, nodes and checks mixed; K-085 a deleted check ends its session")
    void mixed() {
        String node = "{\"Node\":{\"Verb\":\"set\",\"Node\":{\"Node\":\"n1\",\"Address\":\"10.0.0.1\"}}}";
        String check =
                "{\"Check\":{\"Verb\":\"set\",\"Check\":{\"Node\":\"n1\",\"CheckID\":\"c\",\"Name\":\"c\",\"Status\":\"passing\","
                        + "\"Interval\":\"10s\",\"Timeout\":5000000000}}}";
        Reply made = api.put("txn", "[" + node + "," + check + "," + op("set", "a", "") + "]");
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        assertThat(made.json()
                        .path("Results")
                        .get(1)
                        .path("Check")
                        .path("Timeout")
                        .asText())
                .isEqualTo("5s");

        String session = api.put("session/create", "{\"Node\":\"n1\",\"NodeChecks\":[\"c\"]}")
                .json()
                .path("ID")
                .asText();
        api.put("kv/l?acquire=" + session, "v");
        Reply ended = api.put(
                "txn",
                "[{\"Check\":{\"Verb\":\"delete\",\"Check\":{\"Node\":\"n1\",\"CheckID\":\"c\"}}},"
                        + op("check-session", "l", ",\"Session\":\"\"") + "]");
        assertThat(ended.status()).as(ended.body()).isEqualTo(200);
        assertThat(api.get("session/info/" + session).line()).isEqualTo("200 []");
        assertThat(api.get("kv/l").index())
                .isEqualTo(Long.parseLong(ended.header("X-Session-Index").orElseThrow()));
        assertThat(errors(
                        "{\"Node\":{\"Verb\":\"get\",\"Node\":{\"Node\":\"none\"}}}",
                        "{\"Check\":{\"Verb\":\"get\",\"Check\":{\"Node\":\"n1\",\"CheckID\":\"c\"}}}",
                        "{\"Node\":{\"Verb\":\"delete-cas\",\"Node\":{\"Node\":\"n1\",\"ModifyIndex\":1}}}"))
                .containsExactly(
                        "0 node \"none\" doesn't exist",
                        "1 check \"c\" on node \"n1\" doesn't exist",
                        "2 failed to delete node \"n1\", index is stale");
    }

    @Test
    @DisplayName("K-245 all operations in one namespace")
    void oneNamespace() {
        assertThat(api.put(
                                "txn",
                                "[" + op("set", "a", ",\"Namespace\":\"x\"") + ","
                                        + op("set", "a", ",\"Namespace\":\"y\"") + "]")
                        .line())
                .isEqualTo("400 Transaction operations must share one namespace");
        assertThat(api.put("txn", "[" + op("set", "a", ",\"Namespace\":\"other\"") + "]")
                        .line())
                .isEqualTo("400 Transaction operations must share one namespace");
        assertThat(api.put("txn", "[" + op("set", "a", ",\"Namespace\":\"" + api.namespace() + "\"") + "]")
                        .status())
                .isEqualTo(200);
    }

    private List<String> errors(String... operations) {
        Reply reply = api.put("txn", "[" + String.join(",", operations) + "]");
        assertThat(reply.status()).as(reply.body()).isEqualTo(409);
        assertThat(reply.header("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(reply.json().path("Results").isNull()).isTrue();
        return reply.json().path("Errors").findParents("What").stream()
                .map(error ->
                        error.path("OpIndex").asInt() + " " + error.path("What").asText())
                .toList();
    }

    private static String op(String verb, String key, String more) {
        return "{\"KV\":{\"Verb\":\"" + verb + "\",\"Key\":\"" + key + "\"" + more + "}}";
    }

    private String session() {
        return api.put("session/create").json().path("ID").asText();
    }
}
