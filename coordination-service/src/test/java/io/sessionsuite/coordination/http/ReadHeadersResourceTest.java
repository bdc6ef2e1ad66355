package io.sessionsuite.coordination.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import io.sessionsuite.coordination.testing.RawHttp;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class ReadHeadersResourceTest {

    private static final List<String> META =
            List.of("X-Consul-Index", "X-Consul-Knownleader", "X-Consul-Lastcontact", "X-Consul-Query-Backend");

    private final ConsulApi api = ConsulApi.somewhere();

    @Test
    @DisplayName("K-020 an empty namespace has index 1; every read carries its headers, a missing key too")
    void readsCarryMeta() {
        Reply empty = api.get("session/list");
        assertThat(empty.line()).isEqualTo("200 []");
        assertThat(empty.index()).isEqualTo(1);
        assertThat(empty.header("X-Consul-Knownleader")).contains("true");
        assertThat(empty.header("X-Consul-Lastcontact")).contains("0");

        for (String path : List.of(
                "kv/none",
                "kv/?recurse",
                "kv/?keys",
                "session/info/x",
                "session/node/x",
                "session/list",
                "catalog/nodes",
                "catalog/node/x",
                "health/node/x",
                "health/state/any")) {
            Reply reply = api.get(path);
            META.forEach(name ->
                    assertThat(reply.header(name)).as("%s of %s", name, path).isPresent());
        }
    }

    @Test
    @DisplayName("K-021 no headers of a read on writes and on what does not read")
    void othersDoNot() {
        String id = api.put("session/create").json().path("ID").asText();
        List<Reply> replies = List.of(
                api.put("session/create"),
                api.put("session/renew/" + id),
                api.put("session/destroy/" + id),
                api.put("kv/a", "v"),
                api.delete("kv/a"),
                api.put("txn", "[{\"KV\":{\"Verb\":\"set\",\"Key\":\"a\"}}]"),
                api.get("status/leader"),
                api.get("status/peers"),
                api.get("catalog/datacenters"),
                api.get("agent/self"),
                api.get("agent/checks"));

        for (Reply reply : replies) {
            assertThat(reply.status()).isEqualTo(200);
            META.forEach(name -> assertThat(reply.header(name))
                    .as("%s of %s", name, reply.response().uri())
                    .isEmpty());
        }
    }

    @Test
    @DisplayName("K-022 nothing filtered: the header is not there")
    void filteredIsNeverFalse() {
        api.put("kv/a", "v");

        assertThat(api.get("kv/?recurse").header("X-Consul-Results-Filtered-By-Acls"))
                .isEmpty();
        assertThat(api.asManagement().get("kv/?recurse").header("X-Consul-Results-Filtered-By-Acls"))
                .isEmpty();
    }

    @ParameterizedTest
    @DisplayName("K-023 bad wait and index: 400 on reads, KV writes and renew; not looked at by create and destroy")
    @CsvSource({
        "wait=abc, Invalid wait time",
        "wait=10, Invalid wait time",
        "index=abc, Invalid index",
        "index=-1, Invalid index",
        "index=18446744073709551616, Invalid index"
    })
    void badWaitAndIndex(String parameter, String text) {
        for (Reply reply : List.of(
                api.get("kv/a?" + parameter),
                api.get("session/list?" + parameter),
                api.get("catalog/nodes?" + parameter),
                api.put("kv/a?" + parameter),
                api.delete("kv/a?" + parameter),
                api.put("session/renew/x?" + parameter))) {
            assertThat(reply.line()).isEqualTo("400 " + text);
        }
        assertThat(api.put("session/create?" + parameter).status()).isEqualTo(200);
        assertThat(api.put("session/destroy/x?" + parameter).line()).isEqualTo("200 true");
    }

    @ParameterizedTest
    @DisplayName("K-023 empty and good values of wait and index pass")
    @ValueSource(
            strings = {
                "wait=",
                "index=",
                "wait=0",
                "wait=1m30s&index=0",
                "wait=-5s",
                "index=18446744073709551615&wait=1ms"
            })
    void goodWaitAndIndex(String parameter) {
        assertThat(api.get("session/list?" + parameter).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @DisplayName("K-024 K-026 conflicting consistency, by presence alone")
    @CsvSource({
        "stale&consistent, 'Cannot specify ?stale with ?consistent, conflicting semantics.'",
        "stale=0&consistent=, 'Cannot specify ?stale with ?consistent, conflicting semantics.'",
        "max_stale=1s&consistent, 'Cannot specify ?stale with ?consistent, conflicting semantics.'",
        "cached&consistent, 'Cannot specify ?cached with ?consistent, conflicting semantics.'",
        "max_stale=x, 'Invalid max_stale value \"x\"'"
    })
    void conflictingConsistency(String parameters, String text) {
        assertThat(api.get("kv/a?" + parameters).line()).isEqualTo("400 " + text);
        assertThat(api.get("session/list?" + parameters).line()).isEqualTo("400 " + text);
    }

    @ParameterizedTest
    @DisplayName("K-024 every mode is served")
    @ValueSource(strings = {"stale", "consistent", "leader", "cached", "max_stale=0s&consistent", "max_stale=5s"})
    void modes(String parameter) {
        api.put("kv/a", "v");

        assertThat(api.get("kv/a?" + parameter).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @DisplayName("K-025 Cache-Control is read and has no effect; bad numbers are refused")
    @CsvSource({
        "max-age=30, 200", "must-revalidate, 200", "stale-if-error=30, 200", "'Max-Age=10, MUST-REVALIDATE', 200",
        "'max-age=30, stale-if-error=60', 200", "no-store, 200", "max-age=abc, 400",
                "'must-revalidate, stale-if-error=x', 400"
    })
    void cacheControl(String value, int status) {
        RawHttp.Reply reply = RawHttp.send("GET", "/v1/session/list?ns=k025", "Cache-Control: " + value);

        assertThat(reply.status()).isEqualTo(status);
        if (status == 400) {
            assertThat(reply.body()).isEqualTo("Invalid Cache-Control header.");
        }
    }

    @Test
    @DisplayName("K-026 switches act by presence")
    void presence() {
        api.put("kv/a/b", "v");

        assertThat(api.get("kv/a?recurse=false").json()).hasSize(1);
        assertThat(api.get("kv/a/b?raw=no").body()).isEqualTo("v");
        assertThat(api.get("kv/?keys=0").body()).isEqualTo("[\"a/b\"]");
        assertThat(api.put("kv/a/b?cas", "w").line()).isEqualTo("500 strconv.ParseUint: parsing \"\": invalid syntax");
    }

    @Test
    @DisplayName("K-027 datacenter beats dc; another datacenter has no path")
    void datacenter() {
        assertThat(api.get("session/list?dc=dc1").status()).isEqualTo(200);
        assertThat(api.get("session/list?dc=dc2&datacenter=dc1").status()).isEqualTo(200);
        assertThat(api.get("session/list?dc=dc1&datacenter=dc2").line()).isEqualTo("500 No path to datacenter");
        assertThat(api.put("kv/a?dc=dc2", "v").line()).isEqualTo("500 No path to datacenter");
        assertThat(api.put("session/create?dc=dc2").line()).isEqualTo("500 No path to datacenter");
    }

    @Test
    @DisplayName("K-022 consistency header on catalog and health, never on sessions and keys")
    void effectiveConsistency() {
        api.put("kv/a", "v");

        assertThat(api.get("catalog/nodes?stale").header("X-Consul-Effective-Consistency"))
                .isEqualTo(Optional.of("stale"));
        for (String path : List.of("kv/a?stale", "kv/?recurse&consistent", "session/list?stale")) {
            assertThat(api.get(path).header("X-Consul-Effective-Consistency")).isEmpty();
        }
    }
}
