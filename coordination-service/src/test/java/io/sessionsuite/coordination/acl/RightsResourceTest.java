package io.sessionsuite.coordination.acl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import io.sessionsuite.coordination.testing.TestTokens;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules as sessions and keys feel them. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class RightsResourceTest {

    private static final String FILTERED = "X-Consul-Results-Filtered-By-Acls";

    private final ConsulApi api = ConsulApi.somewhere();

    @Test
    @DisplayName("K-220 create, renew, destroy need session:write on the node; an unknown id needs nothing")
    void sessionWrites() {
        ConsulApi reader = api.as(TestTokens.create(api, "session_prefix \"\" { policy = \"read\" }"));
        String id = session();

        String denied = "lacks permission 'session:write' on \"coordination\"";
        assertThat(reader.put("session/create", "{}").line())
                .startsWith("403 Permission denied: token with AccessorID '")
                .endsWith(denied);
        assertThat(reader.put("session/renew/" + id).line()).startsWith("403 ").endsWith(denied);
        assertThat(reader.put("session/destroy/" + id).line())
                .startsWith("403 ")
                .endsWith(denied);
        assertThat(api.get("session/info/" + id).json()).hasSize(1);
        String unknown = "00000000-1111-4222-8333-444444444444";
        assertThat(reader.put("session/destroy/" + unknown).line()).isEqualTo("200 true");
        assertThat(reader.put("session/renew/" + unknown).line())
                .isEqualTo("404 Session id '" + unknown + "' not found");
    }

    @Test
    @DisplayName("K-221 info, list, node show what session:read allows, and say so to who sent a token")
    void sessionReads() {
        ConsulApi blind = api.as(TestTokens.create(api, "session_prefix \"\" { policy = \"deny\" }"));
        ConsulApi seeing = api.as(TestTokens.create(api, "session \"coordination\" { policy = \"read\" }"));
        String id = session();

        for (String path : new String[] {"session/info/" + id, "session/list", "session/node/coordination"}) {
            Reply hidden = blind.get(path);
            assertThat(hidden.line()).isEqualTo("200 []");
            assertThat(hidden.header(FILTERED)).contains("true");
            Reply shown = seeing.get(path);
            assertThat(shown.json()).hasSize(1);
            assertThat(shown.header(FILTERED)).isEmpty();
        }
    }

    @Test
    @DisplayName("K-222 keys: 403 for one key, lists filtered, a tree needs its whole prefix")
    void keys() {
        ConsulApi holder = api.as(TestTokens.create(api, """
                key_prefix "" { policy = "deny" }
                key_prefix "open/" { policy = "write" }
                key_prefix "tree/" { policy = "write" }
                key "tree/shut" { policy = "read" }
                """));
        for (String key : new String[] {"open/a", "shut/a", "tree/a"}) {
            assertThat(api.put("kv/" + key, "x").line()).isEqualTo("200 true");
        }
        String session = session();

        assertThat(holder.get("kv/open/a").status()).isEqualTo(200);
        assertThat(holder.get("kv/shut/a").line())
                .startsWith("403 Permission denied: token with AccessorID '")
                .endsWith("lacks permission 'key:read' on \"shut/a\"");
        String denied = "lacks permission 'key:write' on \"shut/a\"";
        for (String query : new String[] {"", "?cas=0", "?acquire=" + session, "?release=" + session}) {
            assertThat(holder.put("kv/shut/a" + query, "y").line())
                    .startsWith("403 ")
                    .endsWith(denied);
        }
        assertThat(holder.delete("kv/shut/a").line()).startsWith("403 ").endsWith(denied);
        assertThat(holder.put("kv/open/a?acquire=" + session, "y").line()).isEqualTo("200 true");

        Reply list = holder.get("kv/?recurse");
        assertThat(list.json()).hasSize(2);
        assertThat(list.header(FILTERED)).contains("true");
        assertThat(holder.get("kv/?keys").body()).isEqualTo("[\"open/a\",\"tree/a\"]");
        assertThat(holder.delete("kv/tree/?recurse").status()).isEqualTo(403);
        assertThat(holder.delete("kv/?recurse").status()).isEqualTo(403);
        assertThat(holder.delete("kv/open/?recurse").line()).isEqualTo("200 true");
        assertThat(api.get("kv/?keys").body()).isEqualTo("[\"shut/a\",\"tree/a\"]");
    }

    @Test
    @DisplayName("K-225 who sends no token is told so; the anonymous token's own rules count")
    void anonymous() {
        ConsulApi root = ConsulApi.plain().asManagement();
        String policy = TestTokens.policy(
                        ConsulApi.plain(),
                        "namespace \"" + api.namespace() + "\" { key_prefix \"\" { policy = \"deny\" } }")
                .path("Name")
                .asText();
        String anonymous = "acl/token/00000000-0000-0000-0000-000000000002";
        assertThat(root.put(anonymous, "{\"Policies\":[{\"Name\":\"" + policy + "\"}]}")
                        .status())
                .isEqualTo(200);
        try {
            assertThat(api.put("kv/foo", "x").line())
                    .isEqualTo("403 Permission denied: anonymous token lacks permission 'key:write' on \"foo\". The"
                            + " anonymous token is used implicitly when a request does not specify a token.");
            assertThat(api.asManagement().put("kv/foo", "x").line()).isEqualTo("200 true");
            Reply list = api.get("kv/?recurse");
            assertThat(list.status()).isEqualTo(404);
            assertThat(list.header(FILTERED)).isEmpty();
        } finally {
            assertThat(root.put(anonymous, "{}").status()).isEqualTo(200);
        }
        assertThat(api.get("kv/foo").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("K-028 the token of the query beats the header's, that beats the Bearer")
    void orderOfSources() {
        String reader = TestTokens.create(api, "key_prefix \"\" { policy = \"deny\" }");

        assertThat(api.as("unknown").get("kv/a?token=" + reader).line()).startsWith("403 Permission denied: token");
        assertThat(api.as(reader).get("kv/a?token=").line()).startsWith("403 Permission denied: token");
        assertThat(api.as(reader).get("kv/a?token=unknown").line()).isEqualTo("403 ACL not found");
    }

    @Test
    void aTokenLeadsToItsNamespace() {
        JsonNode token = TestTokens.token(api, "key_prefix \"\" { policy = \"write\" }");
        assertThat(token.path("Namespace").asText()).isEqualTo(api.namespace());
        ConsulApi unsaid = ConsulApi.plain().as(token.path("SecretID").asText());

        assertThat(unsaid.put("kv/home", "x").line()).isEqualTo("200 true");

        assertThat(api.get("kv/home").status()).isEqualTo(200);
        assertThat(unsaid.get("kv/home").json().get(0).path("Namespace").asText())
                .isEqualTo(api.namespace());
        assertThat(ConsulApi.plain().get("kv/home").status()).isEqualTo(404);
    }

    private String session() {
        return api.put("session/create", "{}").json().path("ID").asText();
    }
}
