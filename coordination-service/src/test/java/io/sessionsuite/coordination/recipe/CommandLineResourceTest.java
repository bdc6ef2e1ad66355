package io.sessionsuite.coordination.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@code consul lock} and {@code consul kv} send, request by request. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class CommandLineResourceTest {

    private final ConsulApi api = ConsulApi.somewhere();

    @Test
    @DisplayName(
            "K-268 consul lock: agent, session, acquire, consistent read, renewal, release, removal of the free key")
    void lockCommand() {
        Reply self = api.get("agent/self");
        assertThat(self.status()).isEqualTo(200);
        assertThat(self.json().path("Config").path("NodeName").asText()).isEqualTo("coordination");
        String session = api.put(
                        "session/create",
                        "{\"Name\":\"Consul lock for 'true' at 'app/.lock'\",\"LockDelay\":\"15000ms\",\"TTL\":\"15s\"}")
                .json()
                .path("ID")
                .asText();
        assertThat(api.get("kv/app/.lock?wait=15000ms").status()).isEqualTo(404);
        assertThat(api.put("kv/app/.lock?acquire=" + session + "&flags=" + LockClient.FLAGS, "host")
                        .line())
                .isEqualTo("200 true");
        Reply held = api.get("kv/app/.lock?consistent=");
        assertThat(held.json().get(0).path("Session").asText()).isEqualTo(session);
        assertThat(held.index())
                .isEqualTo(held.json().get(0).path("ModifyIndex").asLong());
        assertThat(api.put("session/renew/" + session).json().get(0).path("TTL").asText())
                .isEqualTo("15s");
        assertThat(api.delete("kv/app/.lock?cas=" + (held.index() - 1)).line()).isEqualTo("200 false");

        assertThat(api.put("kv/app/.lock?flags=" + LockClient.FLAGS + "&release=" + session, "host")
                        .line())
                .isEqualTo("200 true");
        JsonNode free = api.get("kv/app/.lock").json().get(0);
        assertThat(free.has("Session")).isFalse();
        assertThat(free.path("Flags").asText()).isEqualTo(LockClient.FLAGS);
        assertThat(api.delete("kv/app/.lock?cas=" + free.path("ModifyIndex").asText())
                        .line())
                .isEqualTo("200 true");
        assertThat(api.put("session/destroy/" + session).line()).isEqualTo("200 true");
        assertThat(api.get("kv/app/.lock").status()).isEqualTo(404);
        String next = api.put("session/create").json().path("ID").asText();
        assertThat(api.put("kv/app/.lock?acquire=" + next).line()).isEqualTo("200 true");
    }

    @Test
    @DisplayName("K-269 consul kv get: a key, a missing one, keys with separator, recurse")
    void kvGet() {
        for (String key : List.of("app/a", "app/sub/b", "app/sub/c", "other")) {
            api.put("kv/" + key, "v of " + key);
        }

        JsonNode entry = api.get("kv/app/a").json().get(0);
        assertThat(new String(decoded(entry), StandardCharsets.UTF_8)).isEqualTo("v of app/a");
        assertThat(entry.path("Flags").asLong()).isZero();
        assertThat(entry.path("LockIndex").asLong()).isZero();
        assertThat(entry.path("CreateIndex")).isEqualTo(entry.path("ModifyIndex"));
        assertThat(api.get("kv/app/none").line()).isEqualTo("404 ");
        assertThat(api.get("kv/app/?keys=&separator=%2F").body()).isEqualTo("[\"app/a\",\"app/sub/\"]");
        assertThat(api.get("kv/app/?keys=&separator=").body()).isEqualTo("[\"app/a\",\"app/sub/b\",\"app/sub/c\"]");
        assertThat(api.get("kv/?keys=&separator=%2F").body()).isEqualTo("[\"app/\",\"other\"]");
        assertThat(api.get("kv/app/?recurse=").json().findValuesAsText("Key"))
                .containsExactly("app/a", "app/sub/b", "app/sub/c");
        assertThat(api.get("kv/?recurse=&stale=").json()).hasSize(4);
        assertThat(api.get("kv/none/?recurse=").line()).isEqualTo("404 ");
    }

    @Test
    @DisplayName("K-269 consul kv put: value, none, flags, cas, and any bytes")
    void kvPut() {
        assertThat(api.put("kv/a", "v").line()).isEqualTo("200 true");
        assertThat(api.put("kv/empty").line()).isEqualTo("200 true");
        assertThat(api.get("kv/empty").json().get(0).path("Value").isNull()).isTrue();
        assertThat(api.put("kv/a?flags=42", "v").line()).isEqualTo("200 true");
        assertThat(api.get("kv/a").json().get(0).path("Flags").asLong()).isEqualTo(42);

        long index = api.get("kv/a").index();
        assertThat(api.put("kv/a?cas=" + (index - 1), "w").line()).isEqualTo("200 false");
        assertThat(api.put("kv/a?cas=0", "w").line()).isEqualTo("200 false");
        assertThat(api.put("kv/a?cas=" + index + "&flags=7", "w").line()).isEqualTo("200 true");
        assertThat(api.get("kv/a?raw").body()).isEqualTo("w");
        assertThat(api.put("kv/new?cas=0", "w").line()).isEqualTo("200 true");

        byte[] bytes = everyByte();
        String answer = RestAssured.given()
                .header("X-Consul-Namespace", api.namespace())
                .contentType("application/octet-stream")
                .body(bytes)
                .put("/v1/kv/bytes")
                .asString();
        assertThat(answer).isEqualTo("true");
        assertThat(decoded(api.get("kv/bytes").json().get(0))).isEqualTo(bytes);
        assertThat(RestAssured.given()
                        .header("X-Consul-Namespace", api.namespace())
                        .get("/v1/kv/bytes?raw")
                        .asByteArray())
                .isEqualTo(bytes);
    }

    @Test
    @DisplayName("K-269 consul kv delete: a key, a missing one, with cas, a prefix")
    void kvDelete() {
        for (String key : List.of("a", "b", "app/a", "app/b/c", "application")) {
            api.put("kv/" + key, "v");
        }

        assertThat(api.delete("kv/a").line()).isEqualTo("200 true");
        assertThat(api.delete("kv/a").line()).isEqualTo("200 true");
        long index = api.get("kv/b").index();
        assertThat(api.delete("kv/b?cas=" + (index - 1)).line()).isEqualTo("200 false");
        assertThat(api.get("kv/b").index()).isEqualTo(index);
        assertThat(api.delete("kv/b?cas=" + index).line()).isEqualTo("200 true");
        assertThat(api.get("kv/?keys").body()).isEqualTo("[\"app/a\",\"app/b/c\",\"application\"]");
        assertThat(api.delete("kv/app/?recurse=").line()).isEqualTo("200 true");
        assertThat(api.get("kv/?keys").body()).isEqualTo("[\"application\"]");
        assertThat(api.delete("kv/app?recurse=").line()).isEqualTo("200 true");
        assertThat(api.get("kv/?keys").line()).isEqualTo("200 []");
    }

    private static byte[] everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static byte[] decoded(JsonNode entry) {
        return Base64.getDecoder().decode(entry.path("Value").asText());
    }
}
