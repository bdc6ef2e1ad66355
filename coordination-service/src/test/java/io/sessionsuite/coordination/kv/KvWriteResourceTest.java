package io.sessionsuite.coordination.kv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import io.sessionsuite.coordination.testing.RawHttp;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class KvWriteResourceTest {

    private static final int LIMIT = 524_288;

    private final ConsulApi api = ConsulApi.somewhere();

    @Test
    @DisplayName("K-120 a plain PUT resets flags and keeps the holder")
    void plainPut() {
        String session = session();
        api.put("kv/a?acquire=" + session + "&flags=7", "v");

        assertThat(api.put("kv/a", "w").line()).isEqualTo("200 true");
        JsonNode entry = entry("a");
        assertThat(entry.path("Flags").asLong()).isZero();
        assertThat(entry.path("Session").asText()).isEqualTo(session);
        assertThat(entry.path("LockIndex").asLong()).isZero();
        api.put("kv/b?session=" + session, "v");
        assertThat(entry("b").has("Session")).isFalse();
    }

    @Test
    @DisplayName("K-121 check and set")
    void checkAndSet() {
        assertThat(api.put("kv/a?cas=5", "v").line()).isEqualTo("200 false");
        assertThat(api.put("kv/a?cas=0&flags=3", "v").line()).isEqualTo("200 true");
        assertThat(api.put("kv/a?cas=0", "w").line()).isEqualTo("200 false");
        long index = api.get("kv/a").index();
        assertThat(api.put("kv/a?cas=" + (index - 1), "w").line()).isEqualTo("200 false");
        Reply done = api.put("kv/a?cas=" + index + "&flags=9", "w");
        assertThat(done.line()).isEqualTo("200 true");
        assertThat(entry("a").path("Flags").asLong()).isEqualTo(9);
        assertThat(api.get("kv/a?raw").body()).isEqualTo("w");
    }

    @Test
    @DisplayName("K-122 delete at an index")
    void checkAndDelete() {
        api.put("kv/a", "v");
        long index = api.get("kv/a").index();

        assertThat(api.delete("kv/a?cas=" + (index - 1)).line()).isEqualTo("200 false");
        assertThat(api.delete("kv/a?cas=0").line()).isEqualTo("200 false");
        assertThat(api.delete("kv/a?cas=" + index).line()).isEqualTo("200 true");
        assertThat(api.delete("kv/a?cas=" + index).line()).isEqualTo("200 true");
        assertThat(api.get("kv/a").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @DisplayName("K-123 conditions that exclude each other")
    @CsvSource({
        "PUT, cas=1&acquire=x, acquire=x&cas=1", "PUT, release=y&cas=, cas=&release=y",
        "PUT, release&acquire, acquire=&release=", "PUT, cas=a%20b&acquire=x&acquire=z, acquire=x&acquire=z&cas=a+b",
        "DELETE, recurse&cas=1, cas=1&recurse="
    })
    void conflicts(String method, String query, String encoded) {
        RawHttp.Reply reply = RawHttp.send(method, "/v1/kv/a?" + query);

        assertThat(reply.line()).isEqualTo("400 Conflicting flags: " + encoded + "\n");
    }

    @ParameterizedTest
    @DisplayName("K-124 bad numbers, in Go's words")
    @CsvSource({
        "flags=abc, 'parsing \"abc\": invalid syntax'",
        "flags=-1, 'parsing \"-1\": invalid syntax'",
        "flags=18446744073709551616, 'parsing \"18446744073709551616\": value out of range'",
        "cas=x, 'parsing \"x\": invalid syntax'",
        "flags=1.5, 'parsing \"1.5\": invalid syntax'"
    })
    void badNumbers(String query, String text) {
        assertThat(api.put("kv/a?" + query, "v").line()).isEqualTo("500 strconv.ParseUint: " + text);
        assertThat(api.get("kv/a").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("K-125 K-126 a value at its limit passes, one byte more does not, also in chunks")
    void sizeLimit() {
        String most = "x".repeat(LIMIT);
        String target = "/v1/kv/%s?ns=" + api.namespace();

        assertThat(api.put("kv/most", most).line()).isEqualTo("200 true");
        assertThat(RawHttp.sendChunked("PUT", target.formatted("chunked"), most).line())
                .isEqualTo("200 true");
        assertThat(api.put("kv/over", most + "x").line())
                .isEqualTo("413 Request body(524289 bytes) too large, max size: 524288 bytes. See"
                        + " https://developer.hashicorp.com/docs/agent/config/config-files#kv_max_value_size.");
        assertThat(RawHttp.sendChunked("PUT", target.formatted("over"), most + "x")
                        .line())
                .isEqualTo("413 Request body too large. Max allowed is 524288 bytes.");
        assertThat(api.get("kv/over").status()).isEqualTo(404);
        assertThat(api.get("kv/chunked?raw").body()).isEqualTo(most);
    }

    @Test
    @DisplayName("K-127 K-281 an equal PUT changes nothing and still tells the index")
    void equalPut() {
        long first = index(api.put("kv/a?flags=1", "v"));
        long again = index(api.put("kv/a?flags=1", "v"));

        assertThat(again).isEqualTo(first).isEqualTo(api.get("kv/a").index());
        assertThat(index(api.put("kv/a", "v"))).isGreaterThan(first);
    }

    @Test
    @DisplayName("K-128 an equal PUT on a key that was locked before is a change")
    void equalPutResetsLockIndex() {
        String session = session();
        api.put("kv/a?acquire=" + session, "v");
        long locked = api.get("kv/a").index();

        api.put("kv/a", "v");
        JsonNode entry = entry("a");
        assertThat(entry.path("LockIndex").asLong()).isZero();
        assertThat(entry.path("ModifyIndex").asLong()).isGreaterThan(locked);
        assertThat(entry.path("Session").asText()).isEqualTo(session);

        api.put("kv/b?acquire=" + session, "v");
        long index = api.get("kv/b").index();
        assertThat(api.put("kv/b?cas=" + index, "v").line()).isEqualTo("200 true");
        assertThat(entry("b").path("LockIndex").asLong()).isZero();
        assertThat(entry("b").path("Session").asText()).isEqualTo(session);
    }

    @Test
    @DisplayName("K-129 deleting nothing is true and takes no index")
    void deleteNothing() {
        api.put("kv/a", "v");
        long table = api.get("kv/?recurse").index();

        Reply missing = api.delete("kv/none");
        assertThat(missing.line()).isEqualTo("200 true");
        assertThat(missing.header("X-Session-Index")).isEmpty();
        assertThat(api.delete("kv/none/?recurse").line()).isEqualTo("200 true");
        assertThat(api.get("kv/?recurse").index()).isEqualTo(table);
        assertThat(api.delete("kv/").line()).isEqualTo("400 Missing key name");
    }

    @Test
    @DisplayName("K-130 a key made again has a new CreateIndex")
    void recreated() {
        api.put("kv/a", "v");
        long create = entry("a").path("CreateIndex").asLong();
        api.delete("kv/a");
        api.put("kv/a", "v");

        assertThat(entry("a").path("CreateIndex").asLong()).isGreaterThan(create);
        assertThat(entry("a").path("LockIndex").asLong()).isZero();
    }

    @ParameterizedTest
    @DisplayName("K-134 the rules of keys hold for every method")
    @ValueSource(strings = {"..%2F..%2Fetc%2Fpasswd", "%2E%2E%2Fconfig", "%252E%252E%2Fconfig", "a%2F..%2F..%2Fb"})
    void keyRulesForAll(String key) {
        String target = "/v1/kv/" + key + "?ns=" + api.namespace();
        for (String method : List.of("GET", "PUT", "DELETE")) {
            RawHttp.Reply reply = RawHttp.send(method, target);
            assertThat(reply.line()).isEqualTo("500 invalid key name, path traversal is not allowed");
            assertThat(reply.header("X-Consul-Kv-Warning")).isEmpty();
        }
        assertThat(RawHttp.send("PUT", "/v1/kv/%20a?ns=" + api.namespace()).line())
                .isEqualTo("500 invalid key name, leading/trailing spaces are not allowed");
    }

    @Test
    @DisplayName("K-132 a cleaned key is stored, read and listed under its clean name")
    void cleanedKeys() {
        String in = "?ns=" + api.namespace();
        RawHttp.sendBody("PUT", "/v1/kv/a%2F%2Fb%2F.%2Fc" + in, "v", "Content-Length: 1");

        assertThat(api.get("kv/?keys").body()).isEqualTo("[\"a/b/c\"]");
        assertThat(RawHttp.send("GET", "/v1/kv/a%2F%2Fb%2Fc?raw&ns=" + api.namespace())
                        .body())
                .isEqualTo("v");
        assertThat(RawHttp.send("DELETE", "/v1/kv/a%2Fx%2F..%2Fb%2Fc" + in).line())
                .isEqualTo("200 true");
        assertThat(api.get("kv/?keys").body()).isEqualTo("[]");
    }

    private String session() {
        return api.put("session/create").json().path("ID").asText();
    }

    private JsonNode entry(String key) {
        return api.get("kv/" + key).json().get(0);
    }

    private static long index(Reply reply) {
        return Long.parseLong(reply.header("X-Session-Index").orElseThrow());
    }
}
