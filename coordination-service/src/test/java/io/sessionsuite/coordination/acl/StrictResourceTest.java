package io.sessionsuite.coordination.acl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A service that denies, was never bootstrapped, refuses namespaces and asks for key:list. It has keys of its own. */
@QuarkusTest
@TestProfile(StrictResourceTest.Strict.class)
@WithTestResource(EmbeddedRedisResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StrictResourceTest {

    private static final String SECRET = "22222222-2222-4333-8444-555555555555";
    private static final String HEADER =
            "400 Invalid header: \"X-Consul-Namespace\" - Namespaces are a Consul Enterprise feature";
    private static final String QUERY =
            "400 Invalid query parameter: \"ns\" - Namespaces are a Consul Enterprise feature";

    private final ConsulApi anyone = ConsulApi.plain();
    private final ConsulApi root = anyone.as(SECRET);

    public static final class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "coordination.acl.default-policy", "deny",
                    "coordination.acl.management-token", "",
                    "coordination.acl.enable-key-list-policy", "true",
                    "coordination.namespaces", "refuse",
                    "coordination.redis.key-prefix", "strict");
        }
    }

    @Test
    @Order(1)
    @DisplayName("K-226 bootstrap works once, with a secret of the caller's")
    void bootstrap() {
        assertThat(anyone.put("acl/bootstrap", "{\"BootstrapSecret\":\"x\"}").status())
                .isEqualTo(400);
        Reply first = anyone.put("acl/bootstrap", "{\"BootstrapSecret\":\"" + SECRET + "\"}");
        JsonNode token = first.json();
        assertThat(token.fieldNames())
                .toIterable()
                .containsExactly(
                        "ID",
                        "AccessorID",
                        "SecretID",
                        "Description",
                        "Policies",
                        "Local",
                        "CreateTime",
                        "Hash",
                        "CreateIndex",
                        "ModifyIndex");
        assertThat(token.path("ID").asText()).isEqualTo(SECRET);
        assertThat(token.path("SecretID").asText()).isEqualTo(SECRET);
        assertThat(token.path("Description").asText()).isEqualTo("Bootstrap Token (Global Management)");

        assertThat(anyone.put("acl/bootstrap").line())
                .isEqualTo("403 Permission denied: ACL bootstrap no longer allowed (reset index: "
                        + token.path("CreateIndex").asLong() + ")");
    }

    @Test
    @Order(2)
    @DisplayName("K-225 default deny: anonymous text; the bootstrapped token may do all")
    void defaultDeny() {
        assertThat(anyone.get("kv/foo").line())
                .isEqualTo("403 Permission denied: anonymous token lacks permission 'key:read' on \"foo\". The"
                        + " anonymous token is used implicitly when a request does not specify a token.");
        assertThat(anyone.get("kv/foo").header("X-Consul-Default-Acl-Policy")).contains("deny");
        assertThat(anyone.get("agent/self").status()).isEqualTo(403);
        assertThat(anyone.get("catalog/nodes").body()).isEqualTo("[]");
        assertThat(root.put("kv/foo", "x").line()).isEqualTo("200 true");
        assertThat(root.get("catalog/nodes").json()).hasSize(1);
        assertThat(root.get("acl/tokens").status()).isEqualTo(200);
    }

    @Test
    @Order(3)
    @DisplayName("K-223 listing keys needs key:list on the prefix where that is asked for")
    void keyList() {
        root.put("kv/l/a", "x");
        ConsulApi reader = anyone.as(holder("key_prefix \"l/\" { policy = \"read\" }"));
        ConsulApi lister = anyone.as(holder("key_prefix \"l/\" { policy = \"list\" }"));

        assertThat(reader.get("kv/l/a").status()).isEqualTo(200);
        for (String query : new String[] {"?keys", "?recurse"}) {
            assertThat(reader.get("kv/l/" + query).line())
                    .startsWith("403 Permission denied: token with AccessorID '")
                    .endsWith("lacks permission 'key:list' on \"l/\"");
            assertThat(lister.get("kv/l/" + query).status()).isEqualTo(200);
        }
        assertThat(lister.put("kv/l/a", "y").status()).isEqualTo(403);
    }

    @Test
    @Order(4)
    @DisplayName(
            "K-246 namespaces refused: header first, then query, the default one too; empty passes; some never look")
    void refusedNamespaces() {
        ConsulApi both = new ConsulApi(SECRET, "default");
        assertThat(both.get("kv/foo?ns=default").line()).isEqualTo(HEADER);
        assertThat(root.get("kv/foo?ns=default").line()).isEqualTo(QUERY);
        assertThat(root.get("kv/foo?ns=").status()).isEqualTo(200);
        assertThat(root.put("session/create?ns=x", "{}").line()).isEqualTo(QUERY);
        for (String path : new String[] {
            "catalog/nodes",
            "catalog/datacenters",
            "status/leader",
            "status/peers",
            "agent/self",
            "agent/version",
            "agent/members",
            "acl/token/self"
        }) {
            assertThat(both.get(path + "?ns=x").status()).as(path).isEqualTo(200);
        }
        assertThat(root.put("catalog/register", "{\"Node\":\"n\",\"Address\":\"x\",\"Namespace\":\"default\"}")
                        .line())
                .isEqualTo("400 Request decode failed: json: unknown field \"Namespace\" - Namespaces are a Consul"
                        + " Enterprise feature");
        assertThat(root.put("acl/token", "{\"Namespace\":\"default\"}").line())
                .isEqualTo("400 Token decoding failed: json: unknown field \"Namespace\" - Namespaces are a Consul"
                        + " Enterprise feature");
        assertThat(root.put("session/create", "{\"Namespace\":\"x\"}").status()).isEqualTo(200);
        assertThat(root.get("kv/foo").json().get(0).has("Namespace")).isFalse();
    }

    @Test
    @Order(5)
    @DisplayName("K-247 partitions refused, the default one too")
    void refusedPartitions() {
        assertThat(root.get("kv/foo?partition=default").line())
                .isEqualTo("400 Invalid query parameter: \"partition\" - Partitions are a Consul Enterprise feature");
    }

    private String holder(String rules) {
        JsonNode policy = root.put(
                        "acl/policy",
                        "{\"Name\":\"p" + rules.hashCode() + "\",\"Rules\":\"" + rules.replace("\"", "\\\"") + "\"}")
                .json();
        return root.put(
                        "acl/token",
                        "{\"Policies\":[{\"ID\":\"" + policy.path("ID").asText() + "\"}]}")
                .json()
                .path("SecretID")
                .asText();
    }
}
