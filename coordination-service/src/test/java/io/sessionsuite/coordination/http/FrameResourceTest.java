package io.sessionsuite.coordination.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.RawHttp;
import io.sessionsuite.coordination.testing.RawHttp.Reply;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class FrameResourceTest {

    private static final List<String> ALL_METHODS =
            List.of("GET", "PUT", "DELETE", "POST", "HEAD", "PATCH", "TRACE", "PROPFIND");

    private final ConsulApi api = ConsulApi.somewhere();

    static Stream<Arguments> routes() {
        return Stream.of(
                        "session/create PUT",
                        "session/destroy/ PUT",
                        "session/renew/ PUT",
                        "session/info/ GET",
                        "session/node/ GET",
                        "session/list GET",
                        "kv/ GET,PUT,DELETE",
                        "txn PUT",
                        "catalog/register PUT",
                        "catalog/deregister PUT",
                        "catalog/nodes GET",
                        "catalog/node/ GET",
                        "catalog/datacenters GET",
                        "agent/self GET",
                        "agent/version GET",
                        "agent/checks GET",
                        "agent/members GET",
                        "agent/check/register PUT",
                        "agent/check/deregister/ PUT",
                        "agent/check/pass/ PUT",
                        "agent/check/warn/ PUT",
                        "agent/check/fail/ PUT",
                        "agent/check/update/ PUT",
                        "health/node/ GET",
                        "health/checks/ GET",
                        "health/state/ GET",
                        "status/leader GET",
                        "status/peers GET",
                        "acl/bootstrap PUT",
                        "acl/token PUT",
                        "acl/policy PUT",
                        "acl/token/self GET",
                        "acl/tokens GET",
                        "acl/policies GET",
                        "acl/policy/name/ GET",
                        "acl/token/ GET,PUT,DELETE",
                        "acl/policy/ GET,PUT,DELETE")
                .map(line -> line.split(" "))
                .map(parts -> Arguments.of("/v1/" + parts[0], parts[1]));
    }

    @ParameterizedTest
    @DisplayName("K-001 a method that is not listed: 405, text, Allow")
    @MethodSource("routes")
    void methodsNotListed(String path, String methods) {
        for (String method : ALL_METHODS) {
            if (!List.of(methods.split(",")).contains(method)) {
                Reply reply = RawHttp.send(method, path);
                assertThat(reply.status()).as("%s %s", method, path).isEqualTo(405);
                assertThat(reply.header("Allow")).isEqualTo("OPTIONS," + methods);
                assertThat(reply.body()).isEqualTo(method.equals("HEAD") ? "" : "method " + method + " not allowed");
            }
        }
    }

    @ParameterizedTest
    @DisplayName("K-002 OPTIONS: 200, empty, the same Allow, whatever the token")
    @MethodSource("routes")
    void options(String path, String methods) {
        Reply reply = RawHttp.send("OPTIONS", path + "?ns=*&wait=x", "X-Consul-Token: nobody");

        assertThat(reply.line()).isEqualTo("200 ");
        assertThat(reply.header("Allow")).isEqualTo("OPTIONS," + methods);
        assertThat(reply.header("Content-Length")).isEqualTo("0");
    }

    @Test
    @DisplayName("K-004 a path nobody serves")
    void unknownPath() {
        assertThat(RawHttp.send("GET", "/v1/nope").line())
                .isEqualTo("404 Invalid URL path: not a recognized HTTP API endpoint\n");
        assertThat(RawHttp.send("DELETE", "/v1/session/listing").line())
                .isEqualTo("404 Invalid URL path: not a recognized HTTP API endpoint\n");
        assertThat(RawHttp.send("GET", "/v2/kv/a").line())
                .isEqualTo("404 Invalid URL path: if attempting to use the HTTP API, ensure the path starts with"
                        + " '/v1/'\n");
    }

    @ParameterizedTest
    @DisplayName("K-005 literal double slashes and dots, a prefix without its slash: 301, query kept")
    @CsvSource({
        "/v1//kv/a?x=1, /v1/kv/a?x=1",
        "/v1/kv/a/../b, /v1/kv/b",
        "/v1/kv/a/./b?recurse, /v1/kv/a/b?recurse",
        "/v1/kv//a%2Fb/, /v1/kv/a%2Fb/",
        "//v1/kv/a, /v1/kv/a",
        "/v1/kv/.., /v1",
        "/v1/kv, /v1/kv/",
        "/v1/kv?recurse=, /v1/kv/?recurse=",
        "/v1/session/info, /v1/session/info/"
    })
    void untidyPaths(String target, String location) {
        Reply reply = RawHttp.send("GET", target);

        assertThat(reply.line()).isEqualTo("301 ");
        assertThat(reply.header("Location")).isEqualTo(location);
    }

    @ParameterizedTest
    @DisplayName("K-006 characters that cannot be printed: 400, empty")
    @ValueSource(strings = {"/v1/kv/bad%00ness", "/v1/kv/%07", "/v1/kv/a%C2%A0b", "/v1/kv/%ff", "/v1/kv/%E2%80%A8"})
    void unprintablePaths(String target) {
        Reply reply = RawHttp.send("PUT", target);

        assertThat(reply.line()).isEqualTo("400 ");
        assertThat(reply.header("Content-Length")).isEqualTo("0");
    }

    @Test
    @DisplayName("K-008 broken percent-encoding in the query: 500, empty")
    void brokenQuery() {
        assertThat(RawHttp.send("GET", "/v1/kv/a?a=%zz").line()).isEqualTo("500 ");
        assertThat(RawHttp.send("GET", "/v1/session/list?%").line()).isEqualTo("500 ");
    }

    @Test
    @DisplayName("K-009 the body of a GET is ignored")
    void bodyOfGet() {
        Reply reply = RawHttp.sendBody("GET", "/v1/session/list?ns=k009", "{\"x\":1}", "Content-Length: 7");

        assertThat(reply.line()).isEqualTo("200 []");
    }

    @Test
    @DisplayName("K-010 K-011 errors are plain text, successes JSON")
    void contentTypes() {
        for (String target : List.of("/v1/kv/?ns=k010", "/v1/session/info/", "/v1/kv/x?cas=z&ns=k010")) {
            Reply reply = RawHttp.send(target.contains("cas") ? "PUT" : "GET", target);
            assertThat(reply.status()).isGreaterThanOrEqualTo(400);
            assertThat(reply.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
            assertThat(reply.body()).isNotEmpty().doesNotEndWith("\n");
        }
        api.put("kv/a", "v");
        for (String path : List.of("kv/a", "kv/?recurse", "kv/?keys", "session/list", "catalog/nodes", "agent/self")) {
            assertThat(api.get(path).header("Content-Type")).as(path).contains("application/json");
        }
        assertThat(api.put("kv/a", "w").header("Content-Type")).contains("application/json");
    }

    @ParameterizedTest
    @DisplayName("K-012 pretty by presence: four blanks and a newline")
    @ValueSource(strings = {"pretty", "pretty=1", "pretty=false"})
    void pretty(String parameter) {
        api.put("kv/a", "");
        String body = api.get("kv/a?" + parameter).body();

        assertThat(body)
                .startsWith("[\n    {\n        \"LockIndex\": 0,\n        \"Key\": \"a\",\n")
                .endsWith("}\n]\n");
        assertThat(api.get("session/list?" + parameter).body()).isEqualTo("[]\n");
    }

    @Test
    @DisplayName("K-013 < > & and line separators are escaped in strings")
    void escapes() {
        String id = api.put("session/create", "{\"Name\":\"<a>&\\u2028\\u0001\\\"\"}")
                .json()
                .path("ID")
                .asText();

        assertThat(api.get("session/info/" + id).body())
                .contains("\"Name\":\"\\u003ca\\u003e\\u0026\\u2028\\u0001\\\"\"");
    }

    @Test
    @DisplayName("K-014 gzip only where accepted and worth it; Vary always")
    void gzip() throws IOException {
        api.put("kv/large", "x".repeat(3_000));
        api.put("kv/small", "x");
        String in = "?raw&ns=" + api.namespace();

        Reply packed = RawHttp.send("GET", "/v1/kv/large" + in, "Accept-Encoding: br, gzip;q=0.5");
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        byte[] plain = new GZIPInputStream(
                        new ByteArrayInputStream(packed.body().getBytes(StandardCharsets.ISO_8859_1)))
                .readAllBytes();
        assertThat(new String(plain, StandardCharsets.UTF_8)).isEqualTo("x".repeat(3_000));

        for (Reply reply : List.of(
                RawHttp.send("GET", "/v1/kv/large" + in),
                RawHttp.send("GET", "/v1/kv/large" + in, "Accept-Encoding: gzip;q=0"),
                RawHttp.send("GET", "/v1/kv/small" + in, "Accept-Encoding: gzip"),
                RawHttp.send("GET", "/v1/nope", "Accept-Encoding: gzip"))) {
            assertThat(reply.header("Content-Encoding")).isEmpty();
            assertThat(reply.header("Vary")).isEqualTo("Accept-Encoding");
        }
    }

    @Test
    @DisplayName("K-033 a missing key is empty with its length")
    void missingKeyHasLength() {
        Reply reply = RawHttp.send("GET", "/v1/kv/none?ns=k033");

        assertThat(reply.line()).isEqualTo("404 ");
        assertThat(reply.header("Content-Length")).isEqualTo("0");
        assertThat(reply.header("X-Session-Error")).isEmpty();
    }
}
