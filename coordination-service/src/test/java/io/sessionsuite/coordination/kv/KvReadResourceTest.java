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
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class KvReadResourceTest {

    private final ConsulApi api = ConsulApi.somewhere();

    @Test
    @DisplayName("K-100 put, get, delete")
    void roundTrip() {
        assertThat(api.put("kv/foo", "hello").line()).isEqualTo("200 true");
        Reply found = api.get("kv/foo");
        JsonNode entry = found.json().get(0);
        assertThat(found.json()).hasSize(1);
        assertThat(found.body())
                .isEqualTo("[{\"LockIndex\":0,\"Key\":\"foo\",\"Flags\":0,\"Value\":\"aGVsbG8=\",\"Namespace\":\""
                        + api.namespace() + "\",\"CreateIndex\":" + entry.path("CreateIndex") + ",\"ModifyIndex\":"
                        + entry.path("ModifyIndex") + "}]");
        assertThat(entry.path("CreateIndex").asLong()).isGreaterThan(1);
        assertThat(api.delete("kv/foo").line()).isEqualTo("200 true");
        assertThat(api.get("kv/foo").line()).isEqualTo("404 ");
    }

    @Test
    @DisplayName("K-101 K-111 all keys in byte order; a recursive delete leaves none")
    void recurse() {
        List.of("b", "a/z", "a", "B", "a/", "é", "a-").forEach(key -> api.put("kv/" + encoded(key), "v"));

        assertThat(keysOf(api.get("kv/?recurse"))).containsExactly("B", "a", "a-", "a/", "a/z", "b", "é");
        assertThat(api.delete("kv/?recurse").line()).isEqualTo("200 true");
        assertThat(api.get("kv/?recurse").line()).isEqualTo("404 ");

        IntStream.range(0, 100).forEach(i -> api.put("kv/many/" + i, "v"));
        assertThat(api.get("kv/many/?recurse").json()).hasSize(100);
        api.delete("kv/many/?recurse");
        assertThat(api.get("kv/many/?recurse").line()).isEqualTo("404 ");
    }

    @Test
    @DisplayName("K-102 K-103 keys up to the separator, both spellings; keys win over recurse")
    void keysWithSeparator() {
        List.of("baz", "bar", "foo/sub1", "foo/sub2", "zip").forEach(key -> api.put("kv/" + key, "v"));

        String cut = "[\"bar\",\"baz\",\"foo/\",\"zip\"]";
        assertThat(api.get("kv/?keys&seperator=/").body()).isEqualTo(cut);
        assertThat(api.get("kv/?keys&separator=/").body()).isEqualTo(cut);
        assertThat(api.get("kv/?keys&separator=/&seperator=o").body()).isEqualTo(cut);
        assertThat(api.get("kv/foo/?keys&separator=/").body()).isEqualTo("[\"foo/sub1\",\"foo/sub2\"]");
        assertThat(api.get("kv/foo?keys&separator=/").body()).isEqualTo("[\"foo/\"]");
        assertThat(api.get("kv/foo?keys&separator=/s").body()).isEqualTo("[\"foo/s\"]");
        assertThat(api.get("kv/ba?keys&recurse").body()).isEqualTo("[\"bar\",\"baz\"]");
    }

    @Test
    @DisplayName("K-104 no keys: an empty list at the root, 404 below")
    void noKeys() {
        assertThat(api.get("kv/?keys").line()).isEqualTo("200 []");
        assertThat(api.get("kv/x?keys").line()).isEqualTo("404 ");
        assertThat(api.get("kv/?recurse").line()).isEqualTo("404 ");
    }

    @Test
    @DisplayName("K-105 K-106 raw bytes and their headers")
    void raw() {
        api.put("kv/r", "line\n");
        RawHttp.Reply reply = RawHttp.send("GET", "/v1/kv/r?raw&ns=" + api.namespace());

        assertThat(reply.line()).isEqualTo("200 line\n");
        assertThat(reply.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Content-Security-Policy")).isEqualTo("sandbox");
        assertThat(reply.header("Content-Length")).isEqualTo("5");
        assertThat(reply.header("X-Consul-Index"))
                .isEqualTo(Long.toString(api.get("kv/r").index()));
        for (String name : List.of("Content-Type", "X-Content-Type-Options", "Content-Security-Policy")) {
            assertThat(reply.count(name)).isEqualTo(1);
        }
        assertThat(api.get("kv/r").header("Content-Security-Policy")).isEmpty();
        assertThat(api.get("kv/r").header("X-Content-Type-Options")).isEmpty();
        assertThat(api.get("kv/none?raw").line()).isEqualTo("404 ");
    }

    @Test
    @DisplayName("K-107 no key name")
    void noName() {
        assertThat(api.get("kv/").line()).isEqualTo("400 Missing key name");
        assertThat(api.get("kv/?raw").line()).isEqualTo("400 Missing key name");
    }

    @ParameterizedTest
    @DisplayName("K-108 flags come back exactly; an empty value is null")
    @ValueSource(strings = {"42", "18446744073709551615", "16210313421097356768", "3304740253564472344"})
    void flags(String flags) {
        api.put("kv/f?flags=" + flags, "");

        assertThat(api.get("kv/f").body()).contains("\"Flags\":" + flags + ",\"Value\":null");
    }

    @Test
    @DisplayName("K-109 the index of a key is its ModifyIndex and works as cas; 1 never does")
    void indexIsModifyIndex() {
        api.put("kv/a", "v");
        api.put("kv/b", "v");
        Reply found = api.get("kv/a");

        assertThat(found.index())
                .isEqualTo(found.json().get(0).path("ModifyIndex").asLong());
        assertThat(api.put("kv/a?cas=1", "w").line()).isEqualTo("200 false");
        assertThat(api.put("kv/a?cas=" + found.index(), "w").line()).isEqualTo("200 true");
    }

    @Test
    @DisplayName("K-110 a missing key or prefix has the index of the table")
    void indexOfMissing() {
        api.put("kv/a", "v");
        long table = api.get("kv/?recurse").index();

        assertThat(table).isGreaterThan(1);
        assertThat(api.get("kv/none").index()).isEqualTo(table);
        assertThat(api.get("kv/none/?recurse").index()).isEqualTo(table);
        api.put("kv/b", "v");
        assertThat(api.get("kv/none").index()).isGreaterThan(table);
        assertThat(api.get("kv/a?recurse").index()).isEqualTo(table);
    }

    @Test
    @DisplayName("K-032 escapes in keys: %2F is a slash, %20 a blank, + stays")
    void escapesInKeys() {
        api.put("kv/foo%2Fbar", "v");
        api.put("kv/a%20b", "v");
        api.put("kv/c+d", "v");
        api.put("kv/e;f=g", "v");

        assertThat(keysOf(api.get("kv/?recurse"))).containsExactly("a b", "c+d", "e;f=g", "foo/bar");
        assertThat(api.get("kv/foo/bar").status()).isEqualTo(200);
    }

    private static List<String> keysOf(Reply reply) {
        return reply.json().findValuesAsText("Key");
    }

    private static String encoded(String key) {
        return key.replace("é", "%C3%A9");
    }
}
