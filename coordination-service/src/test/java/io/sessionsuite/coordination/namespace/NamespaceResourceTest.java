package io.sessionsuite.coordination.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import io.sessionsuite.coordination.testing.TestTokens;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class NamespaceResourceTest {

    private final ConsulApi one = ConsulApi.somewhere();
    private final ConsulApi other = ConsulApi.somewhere();
    private final ConsulApi plain = ConsulApi.plain();

    @Test
    @DisplayName("K-240 same key and session name in two namespaces are apart; a foreign session id is unknown")
    void apart() {
        assertThat(one.put("kv/a", "1").line()).isEqualTo("200 true");
        assertThat(other.get("kv/a").status()).isEqualTo(404);
        assertThat(other.put("kv/a", "2").line()).isEqualTo("200 true");
        assertThat(one.get("kv/a?raw").body()).isEqualTo("1");

        String id = session(one, "{\"Name\":\"s\"}");
        session(other, "{\"Name\":\"s\"}");
        assertThat(other.get("session/info/" + id).body()).isEqualTo("[]");
        assertThat(other.put("session/renew/" + id).status()).isEqualTo(404);
        assertThat(other.put("session/destroy/" + id).line()).isEqualTo("200 true");
        assertThat(one.get("session/info/" + id).json()).hasSize(1);
        assertThat(other.put("kv/a?acquire=" + id, "").line())
                .isEqualTo("500 raft apply failed: invalid session \"" + id + "\"");
        assertThat(one.put("catalog/register", "{\"Node\":\"n\",\"Address\":\"x\"}")
                        .line())
                .isEqualTo("200 true");
        assertThat(other.get("catalog/node/n").body()).isEqualTo("null");
    }

    @Test
    @DisplayName("K-241 the query beats the header, that beats the token, that beats default")
    void order() {
        one.put("kv/a", "one");
        other.put("kv/a", "other");
        String token = TestTokens.create(other, "");

        assertThat(one.get("kv/a?raw&ns=" + other.namespace()).body()).isEqualTo("other");
        assertThat(one.get("kv/a?raw&ns=").body()).isEqualTo("one");
        assertThat(one.as(token).get("kv/a?raw").body()).isEqualTo("one");
        assertThat(plain.as(token).get("kv/a?raw").body()).isEqualTo("other");
        assertThat(plain.get("kv/a?raw&ns=" + one.namespace().toUpperCase(Locale.ROOT))
                        .body())
                .isEqualTo("one");
    }

    @Test
    @DisplayName("K-242 ns=* joins the namespaces the caller may read; its index grows with each change and blocks")
    void wildcard() throws Exception {
        String first = session(one, "{}");
        Reply before = plain.get("session/list?ns=*");
        String second = session(other, "{}");
        Reply after = plain.get("session/node/coordination?ns=*");

        assertThat(ids(before.json())).contains(first).doesNotContain(second);
        assertThat(ids(after.json())).contains(first, second);
        assertThat(after.json()).allMatch(session -> session.has("Namespace"));
        assertThat(after.index()).isGreaterThan(before.index());

        CompletableFuture<Reply> watch = plain.getLater("session/list?ns=*&wait=10s&index="
                + plain.get("session/list?ns=*").index());
        one.put("session/destroy/" + first);
        assertThat(ids(watch.get(5, TimeUnit.SECONDS).json())).doesNotContain(first);

        String policy = TestTokens.policy(one, "").path("ID").asText();
        assertThat(ids(plain.asManagement().get("acl/policies?ns=*").json())).contains(policy);
        assertThat(plain.asManagement().get("acl/policies").body()).doesNotContain(policy);
        assertThat(plain.asManagement().get("acl/tokens?ns=*").json()).allMatch(token -> token.has("Namespace"));
        assertThat(plain.get("acl/policies?ns=*").line()).isEqualTo("200 []");
    }

    @ParameterizedTest
    @DisplayName("K-243 a wildcard elsewhere and bad names")
    @ValueSource(
            strings = {"kv/a", "session/info/x", "catalog/nodes", "catalog/node/a", "health/node/a", "agent/checks"})
    void wildcardElsewhere(String path) {
        assertThat(plain.get(path + "?ns=*").line())
                .isEqualTo("400 Invalid query parameter: \"ns\" - wildcard is not allowed here");
        assertThat(new ConsulApi("", "*").get(path).line())
                .isEqualTo("400 Invalid header: \"X-Consul-Namespace\" - wildcard is not allowed here");
        assertThat(plain.get(path + "?ns=a.b").line())
                .isEqualTo("400 Invalid query parameter: \"ns\" - not a valid namespace name");
        assertThat(plain.get(path + "?partition=p").line())
                .isEqualTo("400 Invalid query parameter: \"partition\" - Partitions are a Consul Enterprise feature");
    }

    @Test
    @DisplayName("K-244 the member Namespace: outside default, or where the caller named one; right before CreateIndex")
    void member() {
        one.put("kv/a", "x");
        String key = "ns-" + one.namespace();
        plain.put("kv/" + key, "x");

        assertThat(before(one.get("kv/a").json().get(0))).isEqualTo("Namespace");
        assertThat(plain.get("kv/" + key).json().get(0).has("Namespace")).isFalse();
        JsonNode named = plain.get("kv/" + key + "?ns=default").json().get(0);
        assertThat(named.path("Namespace").asText()).isEqualTo("default");
        String id = session(one, "{}");
        assertThat(before(one.get("session/info/" + id).json().get(0))).isEqualTo("Namespace");
        assertThat(before(one.get("catalog/nodes").json().get(0))).isEqualTo("Namespace");
    }

    @Test
    void theBodyNamesTheNamespaceWhereNobodyElseDoes() {
        String body = "{\"Node\":\"n\",\"Address\":\"x\",\"Namespace\":\"" + one.namespace() + "\"}";
        assertThat(plain.put("catalog/register", body).line()).isEqualTo("200 true");
        assertThat(one.get("catalog/node/n").body()).isNotEqualTo("null");
        assertThat(other.put("catalog/register", body).line())
                .isEqualTo("400 Request decode failed: namespace in body and request differ");
        assertThat(one.put("catalog/register", body.replace(one.namespace(), "a.b"))
                        .line())
                .isEqualTo("400 Request decode failed: bad Namespace");
    }

    private static String session(ConsulApi api, String body) {
        return api.put("session/create", body).json().path("ID").asText();
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.forEach(item -> ids.add(item.path("ID").asText()));
        return ids;
    }

    /** The name of the member before {@code CreateIndex}. */
    private static String before(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names.get(names.indexOf("CreateIndex") - 1);
    }
}
