package io.sessionsuite.coordination.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class SessionResourceTest {

    private final ConsulApi api = ConsulApi.somewhere();

    @Test
    @DisplayName("K-060 destroy is true for anything; the index moves once")
    void destroy() {
        String id = create("{}");
        long before = api.get("session/list").index();

        assertThat(api.put("session/destroy/" + id).line()).isEqualTo("200 true");
        long ended = api.get("session/list").index();
        assertThat(ended).isGreaterThan(before);
        assertThat(api.put("session/destroy/" + id).line()).isEqualTo("200 true");
        assertThat(api.put("session/destroy/8b1b4d4c-3d8f-4c0e-9d1c-5b8a3a3f0000")
                        .line())
                .isEqualTo("200 true");
        assertThat(api.put("session/destroy/x/y", "{}").line()).isEqualTo("200 true");
        assertThat(api.get("session/list").index()).isEqualTo(ended);
    }

    @Test
    @DisplayName("K-061 no id")
    void noId() {
        assertThat(api.put("session/destroy/").line()).isEqualTo("400 Missing session");
        assertThat(api.put("session/renew/").line()).isEqualTo("400 Missing session");
        assertThat(api.get("session/info/").line()).isEqualTo("400 Missing session");
        assertThat(api.get("session/info/").header("X-Consul-Index")).isEmpty();
        assertThat(api.get("session/node/").line()).isEqualTo("400 Missing node name");
    }

    @Test
    @DisplayName("K-062 K-064 renew shows the session, with or without TTL, and moves no index")
    void renew() {
        String id = create("{\"Name\":\"r\",\"TTL\":\"15s\"}");
        long index = api.get("session/list").index();

        Reply renewed = api.put("session/renew/" + id.toUpperCase(Locale.ROOT), "{}");
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(renewed.json()).hasSize(1);
        assertThat(renewed.json().get(0).path("ID").asText()).isEqualTo(id);
        assertThat(renewed.json().get(0).path("TTL").asText()).isEqualTo("15s");
        assertThat(renewed.header("X-Session-Expires-In-Ms")).isPresent();
        assertThat(api.get("session/list").index()).isEqualTo(index);
        assertThat(renewed.body()).isEqualTo(api.get("session/info/" + id).body());

        String endless = create("{}");
        Reply same = api.put("session/renew/" + endless);
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.header("X-Session-Expires-In-Ms")).isEmpty();
    }

    @Test
    @DisplayName("K-063 renewing what is not there")
    void renewUnknown() {
        String id = create("{}");
        api.put("session/destroy/" + id);

        assertThat(api.put("session/renew/" + id).line()).isEqualTo("404 Session id '" + id + "' not found");
        Reply unknown = api.put("session/renew/nope");
        assertThat(unknown.line()).isEqualTo("404 Session id 'nope' not found");
        assertThat(unknown.header("X-Session-Error")).contains("unknown-session");
    }

    @Test
    @DisplayName("K-065 K-066 info: none or one; its members in order")
    void info() {
        assertThat(api.get("session/info/8b1b4d4c-3d8f-4c0e-9d1c-5b8a3a3f0000").line())
                .isEqualTo("200 []");
        String id = create("{\"Name\":\"n\",\"NodeChecks\":[]}");
        Reply found = api.get("session/info/" + id.toUpperCase(Locale.ROOT));
        JsonNode session = found.json().get(0);

        assertThat(found.index()).isGreaterThan(1);
        assertThat(session.path("CreateIndex")).isEqualTo(session.path("ModifyIndex"));
        assertThat(found.body())
                .isEqualTo("[{\"ID\":\"" + id + "\",\"Name\":\"n\",\"Node\":\"coordination\",\"LockDelay\":15000000000,"
                        + "\"Behavior\":\"release\",\"TTL\":\"\",\"NodeChecks\":[],\"ServiceChecks\":null,\"Namespace\":\""
                        + api.namespace() + "\",\"CreateIndex\":" + session.path("CreateIndex") + ",\"ModifyIndex\":"
                        + session.path("ModifyIndex") + "}]");
    }

    @Test
    @DisplayName("K-067 list: all, or an empty array")
    void list() {
        assertThat(api.get("session/list").line()).isEqualTo("200 []");
        List<String> ids = Stream.generate(() -> create("{}")).limit(10).toList();

        assertThat(api.get("session/list").json().findValuesAsText("ID")).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    @DisplayName("K-068 the sessions of a node, in any case")
    void ofNode() {
        api.put("catalog/register", "{\"Node\":\"Ext\",\"Address\":\"10.0.0.1\"}");
        create("{}");
        String external = create("{\"Node\":\"ext\",\"NodeChecks\":[]}");

        assertThat(api.get("session/node/EXT").json().findValuesAsText("ID")).containsExactly(external);
        assertThat(api.get("session/node/coordination").json()).hasSize(1);
        assertThat(api.get("session/node/nope").line()).isEqualTo("200 []");
    }

    @Test
    @DisplayName("K-069 all session reads show the index of the table, which keys leave alone")
    void tableIndex() {
        String id = create("{}");
        long index = api.get("session/list").index();
        api.put("kv/a", "v");

        for (String path : List.of("session/info/" + id, "session/info/nope", "session/list", "session/node/nope")) {
            assertThat(api.get(path).index()).as(path).isEqualTo(index);
        }
        create("{}");
        long after = api.get("session/info/" + id).index();
        assertThat(after).isGreaterThan(index);
        api.put("session/destroy/" + id);
        assertThat(api.get("session/list").index()).isGreaterThan(after);
    }

    @Test
    @DisplayName("K-088 K-089 K-090 an end frees or deletes its keys at one index and arms the delay")
    void endOfHolder() {
        String keeps = create("{}");
        List.of("a", "b", "c").forEach(key -> api.put("kv/k/" + key + "?flags=4&acquire=" + keeps, "v"));
        String deletes = create("{\"Behavior\":\"delete\"}");
        api.put("kv/d?acquire=" + deletes, "v");
        long held = api.get("kv/d").index();

        api.put("session/destroy/" + keeps);
        long ended = api.get("session/list").index();
        for (JsonNode entry : api.get("kv/k/?recurse").json()) {
            assertThat(entry.has("Session")).isFalse();
            assertThat(entry.path("LockIndex").asLong()).isEqualTo(1);
            assertThat(entry.path("Flags").asLong()).isEqualTo(4);
            assertThat(entry.path("Value").asText()).isEqualTo("dg==");
            assertThat(entry.path("ModifyIndex").asLong()).isEqualTo(ended);
        }
        String other = create("{}");
        assertThat(api.put("kv/k/a?acquire=" + other).line()).isEqualTo("200 false");

        api.put("session/destroy/" + deletes);
        Reply gone = api.get("kv/d");
        assertThat(gone.line()).isEqualTo("404 ");
        assertThat(gone.index()).isGreaterThan(held);
        Reply delayed = api.put("kv/d?acquire=" + other);
        assertThat(delayed.line()).isEqualTo("200 false");
        assertThat(delayed.header("X-Session-Refused")).contains("lock-delay");
    }

    private String create(String body) {
        return api.put("session/create", body).json().path("ID").asText();
    }
}
