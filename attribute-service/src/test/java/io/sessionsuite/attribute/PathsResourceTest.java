package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.process.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which methods and paths there are. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class PathsResourceTest extends ResourceFixture {

    private static final byte[] NONE = new byte[0];

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PUT", "PATCH", "DELETE", "TRACE"})
    @DisplayName("M-51 M-92 other methods are refused and do nothing")
    void methods(String method) {
        LoginToken token = logins.scriptSession();
        put(token, "a=kept");
        for (String path : List.of("/api/2/session/", "/api/1/session/", "/session/")) {
            for (String operation : List.of("put?a=1", "get", "delete", "invalidate")) {
                Answer answer = http.call(method, path + operation, List.of(cookie(token)), NONE);
                assertThat(answer.header("Allow")).isEqualTo("GET, POST, OPTIONS");
                String body = "{\"error\":\"Method not allowed\",\"code\":\"method-not-allowed\"}";
                isJson(answer, 405, method.equals("HEAD") ? "" : body);
            }
        }
        assertThat(logins.stored(token)).isEqualTo(Map.of("a", "kept"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/2/session/foo",
                "/api/2/session",
                "/api/2/session/",
                "/api/1/session",
                "/api/1/session/attributes",
                "/api/2/session/get/",
                "/api/2/session/put/?a=1",
                "/api/2/session/GET",
                "/api/2/session/get/foo",
                "/api/2/session/get/get",
                "/api/1/session/getx",
                "/api/2/session/foo/bar?x=1",
                "/session/put/"
            })
    @DisplayName("M-52 what else lies below a version is not found, whoever asks")
    void notFound(String path) {
        String cookie = cookie(logins.scriptSession());
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
            if (path.startsWith("/api/") || method.equals("GET") || method.equals("POST")) {
                isError(http.call(method, path, List.of(), NONE), 404, "Not found", "not-found");
                isError(http.call(method, path, List.of(cookie), NONE), 404, "Not found", "not-found");
            }
        }
        if (path.startsWith("/api/")) {
            isJson(http.call("HEAD", path, List.of(), NONE), 404, "");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/session/foo",
                "/session",
                "/session/query",
                "/session/put/foo",
                "/session/Put",
                "/api/3/session/get"
            })
    @DisplayName("M-52 the rest of /session/ is not answered here")
    void notOurs(String path) {
        Answer answer = http.get(path, cookie(logins.scriptSession()));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).doesNotContain("not-found");
    }

    @Test
    @DisplayName("M-51 no spelling of the path lets HEAD write")
    void spellings() {
        LoginToken token = logins.scriptSession();
        for (String path : List.of(
                "/api/2//session/put",
                "/api/2/session//put",
                "/api/2/./session/put",
                "/api/2/session/%70ut",
                "//api/2/session/put",
                "/session//put",
                "/session/%70ut",
                "/session/put;x=y",
                "/session/../session/put")) {
            for (String method : List.of("HEAD", "PUT", "DELETE", "TRACE", "PROPFIND")) {
                Answer answer = http.call(method, path + "?a=1", List.of(cookie(token)), NONE);
                assertThat(answer.status()).as(method + " " + path).isIn(404, 405);
            }
        }
        assertThat(logins.hasAttributes(token)).isFalse();
    }

    @Test
    @DisplayName("M-92 refusals are neither kept nor sniffed, and leave the connection usable")
    void refusalsWithBodies() {
        byte[] body = "a=1".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 3; i++) {
            assertThat(http.call("PUT", "/api/2/session/put", List.of(), body).status())
                    .isEqualTo(405);
            assertThat(http.call("POST", "/api/2/session/foo", List.of(), body).status())
                    .isEqualTo(404);
            isPage(http.post("/session/put", "a=1"));
        }
    }
}
