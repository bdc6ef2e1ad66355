package io.sessionsuite.coordination.acl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import io.sessionsuite.coordination.testing.TestTokens;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class AclResourceTest {

    private static final String RESERVED =
            "500 UUIDs with the prefix \"00000000-0000-0000-0000-0000000000\" are reserved";

    private final ConsulApi anyone = ConsulApi.somewhere();
    private final ConsulApi api = anyone.asManagement();

    @Test
    @DisplayName("K-227 token: created, read, listed, updated, cloned, deleted; members in order")
    void lifeOfAToken() {
        String policy =
                policy("key_prefix \"\" { policy = \"read\" }").path("Name").asText();
        JsonNode created = token("{\"Description\":\"d\",\"Policies\":[{\"Name\":\"" + policy + "\"}],\"Local\":true}");
        assertThat(created.fieldNames())
                .toIterable()
                .containsExactly(
                        "AccessorID SecretID Description Policies Local CreateTime Hash Namespace CreateIndex ModifyIndex"
                                .split(" "));
        assertThat(created.path("Policies").get(0).path("Name").asText()).isEqualTo(policy);
        String id = created.path("AccessorID").asText();

        Reply read = api.get("acl/token/" + id);
        assertThat(read.json()).isEqualTo(created);
        assertThat(read.header("X-Consul-Index")).isPresent();
        assertThat(find(api.get("acl/tokens").json(), id)).isEqualTo(created);
        assertThat(anyone.as(created.path("SecretID").asText())
                        .get("acl/token/self")
                        .json()
                        .path("AccessorID")
                        .asText())
                .isEqualTo(id);

        JsonNode updated = api.put("acl/token/" + id, "{\"Description\":\"e\"}").json();
        assertThat(updated.path("Description").asText()).isEqualTo("e");
        assertThat(updated.has("Policies")).isFalse();
        assertThat(updated.path("Hash")).isNotEqualTo(created.path("Hash"));
        assertThat(updated.path("ModifyIndex").asLong())
                .isGreaterThan(created.path("ModifyIndex").asLong());

        JsonNode copy = api.put("acl/token/" + id + "/clone", "{\"Description\":\"copy\"}")
                .json();
        assertThat(copy.path("AccessorID")).isNotEqualTo(created.path("AccessorID"));
        assertThat(copy.path("SecretID")).isNotEqualTo(created.path("SecretID"));
        assertThat(copy.path("Description").asText()).isEqualTo("copy");
        assertThat(api.put("acl/token/" + id + "/clone")
                        .json()
                        .path("Description")
                        .asText())
                .isEqualTo("e");
    }

    @Test
    @DisplayName("K-227 a deleted token is gone")
    void deletedToken() {
        String id = token("{}").path("AccessorID").asText();

        assertThat(api.delete("acl/token/" + id).line()).isEqualTo("200 true");
        assertThat(api.delete("acl/token/" + id).line()).isEqualTo("404 Cannot find token to delete");
        assertThat(api.get("acl/token/" + id).line()).isEqualTo("403 token does not exist: ACL not found");
    }

    @Test
    @DisplayName("K-227 texts of token writes that are refused")
    void refusedTokens() {
        String taken = UUID.randomUUID().toString();
        String id = token("{\"AccessorID\":\"" + taken + "\",\"SecretID\":\"" + taken + "\"}")
                .path("AccessorID")
                .asText();
        assertThat(id).isEqualTo(taken);
        assertThat(put("{\"AccessorID\":\"" + taken + "\"}"))
                .isEqualTo("500 Invalid Token: AccessorID is already in use");
        assertThat(put("{\"SecretID\":\"" + taken + "\"}")).isEqualTo("500 Invalid Token: SecretID is already in use");
        assertThat(put("{\"AccessorID\":\"00000000-0000-0000-0000-000000000009\"}"))
                .isEqualTo(RESERVED);
        assertThat(put("{\"SecretID\":\"00000000-0000-0000-0000-000000000009\"}"))
                .isEqualTo(RESERVED);
        assertThat(put("{\"Policies\":[{\"Name\":\"none\"}]}")).isEqualTo("500 No such ACL policy with name \"none\"");
        assertThat(put("{\"Policies\":[{\"ID\":\"none\"}]}")).isEqualTo("500 No such ACL policy with ID \"none\"");
        assertThat(put("{\"Roles\":[{\"Name\":\"none\"}]}")).isEqualTo("500 No such ACL role with name \"none\"");
        assertThat(put("{\"ExpirationTTL\":\"-1s\"}")).isEqualTo("500 Token Expiration TTL '-1s' should be > 0");
        assertThat(put("{\"Nope\":1}")).isEqualTo("400 Token decoding failed: json: unknown field \"Nope\"");
        assertThat(put("{")).isEqualTo("400 Token decoding failed: unexpected EOF");
        assertThat(put("")).isEqualTo("400 Token decoding failed: EOF");
        String other = UUID.randomUUID().toString();
        assertThat(api.put("acl/token/" + id, "{\"AccessorID\":\"" + other + "\"}")
                        .line())
                .isEqualTo("400 Token Accessor ID in URL and payload do not match");
        assertThat(api.put("acl/token/" + id, "{\"SecretID\":\"" + other + "\"}")
                        .line())
                .isEqualTo("500 Changing a token's SecretID is not permitted");
        assertThat(api.put("acl/token/" + other, "{}").line()).isEqualTo("500 Cannot find token \"" + other + "\"");
        assertThat(api.get("acl/token/").line()).isEqualTo("400 Missing token AccessorID");
        assertThat(api.delete("acl/token/").line()).isEqualTo("400 Missing token AccessorID");
        assertThat(api.delete("acl/token/00000000-0000-0000-0000-000000000002").line())
                .isEqualTo("500 Delete operation not permitted on the anonymous token");
        assertThat(anyone.as("unknown").get("acl/token/self").line())
                .isEqualTo("403 token does not exist: ACL not found");
    }

    @Test
    @DisplayName("K-227 an expired token is unknown")
    void expiry() {
        JsonNode token = token("{\"ExpirationTTL\":\"600ms\"}");
        Instant created = Instant.parse(token.path("CreateTime").asText());
        assertThat(Instant.parse(token.path("ExpirationTime").asText())).isEqualTo(created.plusMillis(600));
        ConsulApi holder = anyone.as(token.path("SecretID").asText());
        assertThat(holder.get("kv/a?keys").status()).isEqualTo(404);

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(holder.get("kv/a?keys").line()).isEqualTo("403 ACL not found"));
        assertThat(api.get("acl/token/" + token.path("AccessorID").asText()).status())
                .isEqualTo(403);
        assertThat(api.put("acl/token", "{\"ExpirationTime\":\"2001-01-01T00:00:00Z\"}")
                        .line())
                .isEqualTo("500 ExpirationTime cannot be before CreateTime");
    }

    @Test
    @DisplayName("K-227 secrets are hidden from who may only read")
    void hiddenSecrets() {
        JsonNode token = token("{}");
        String reader = TestTokens.create(api, "acl = \"read\"");

        assertThat(anyone.as(reader)
                        .get("acl/token/" + token.path("AccessorID").asText())
                        .json()
                        .path("SecretID")
                        .asText())
                .isEqualTo("<hidden>");
        assertThat(anyone.as(reader).get("acl/tokens").json())
                .allMatch(listed -> listed.path("SecretID").asText().equals("<hidden>"));
        assertThat(anyone.as(reader).put("acl/token", "{}").line())
                .startsWith("403 Permission denied: token with AccessorID")
                .endsWith("lacks permission 'acl:write'");
    }

    @Test
    @DisplayName("K-228 policy: created, read by id and name, updated, listed, deleted; members in order")
    void lifeOfAPolicy() {
        JsonNode created = policy("operator = \"read\"");
        assertThat(created.fieldNames())
                .toIterable()
                .containsExactly(
                        "ID", "Name", "Description", "Rules", "Hash", "Namespace", "CreateIndex", "ModifyIndex");
        String id = created.path("ID").asText();
        String name = created.path("Name").asText();

        assertThat(api.get("acl/policy/" + id).json()).isEqualTo(created);
        assertThat(api.get("acl/policy/name/" + name).json()).isEqualTo(created);
        JsonNode listed = find(api.get("acl/policies").json(), id);
        assertThat(listed.has("Rules")).isFalse();
        assertThat(listed.path("Hash")).isEqualTo(created.path("Hash"));

        JsonNode updated = api.put(
                        "acl/policy/" + id,
                        "{\"Name\":\"renamed-" + name + "\",\"Description\":\"d\",\"Datacenters\":[\"dc1\"]}")
                .json();
        assertThat(updated.path("Datacenters").get(0).asText()).isEqualTo("dc1");
        assertThat(api.get("acl/policy/name/" + name).status()).isEqualTo(404);
        assertThat(api.get("acl/policy/name/renamed-" + name).json()).isEqualTo(updated);

        assertThat(api.delete("acl/policy/" + id).line()).isEqualTo("200 true");
        assertThat(api.delete("acl/policy/" + id).line()).isEqualTo("404 Cannot find policy to delete");
        assertThat(api.get("acl/policy/" + id).line())
                .isEqualTo("404 Requested policy not found in namespace " + api.namespace() + ": ACL not found");
        assertThat(ConsulApi.plain().asManagement().get("acl/policy/" + id).line())
                .isEqualTo("404 Requested policy does not exist: ACL not found");
    }

    @Test
    @DisplayName("K-228 texts of policy writes that are refused")
    void refusedPolicies() {
        String name = policy("").path("Name").asText();
        String id = policy("").path("ID").asText();
        assertThat(putPolicy("{\"ID\":\"x\",\"Name\":\"a\"}"))
                .isEqualTo("400 Cannot specify the ID when creating a new policy");
        assertThat(putPolicy("{}")).isEqualTo("500 Invalid Policy: no Name is set");
        assertThat(putPolicy("{\"Name\":\"" + name + "\"}"))
                .isEqualTo("500 Invalid Policy: A Policy with Name \"" + name + "\" already exists");
        assertThat(api.put("acl/policy/" + id, "{\"Name\":\"" + name + "\"}").line())
                .isEqualTo("500 Invalid Policy: A policy with name \"" + name + "\" already exists");
        assertThat(putPolicy("{\"Name\":\"a\",\"Rules\":\"key\"}"))
                .isEqualTo("500 Failed to parse ACL rules: line 1: '{' expected at the end");
        assertThat(putPolicy("{\"Name\":7}"))
                .isEqualTo("400 Policy decoding failed: json: cannot unmarshal number into Go struct field Name of"
                        + " type string");
        assertThat(api.put("acl/policy/" + id, "{\"ID\":\"x\",\"Name\":\"a\"}").line())
                .isEqualTo("400 Policy ID in URL and payload do not match");
        String unknown = UUID.randomUUID().toString();
        assertThat(api.put("acl/policy/" + unknown, "{\"Name\":\"a\"}").line())
                .isEqualTo("500 cannot find policy " + unknown);
        assertThat(api.get("acl/policy/").line()).isEqualTo("400 Missing policy ID");
        assertThat(api.delete("acl/policy/").line()).isEqualTo("400 Missing policy ID");
        assertThat(api.get("acl/policy/name/").line()).isEqualTo("400 Missing policy Name");
        String management = "acl/policy/00000000-0000-0000-0000-000000000001";
        assertThat(api.put(management, "{\"Name\":\"global-management\",\"Rules\":\"\"}")
                        .line())
                .isEqualTo("500 Changing the Rules for the builtin global-management policy is not permitted");
        assertThat(api.get("acl/policy/name/builtin%2Fglobal-read-only")
                        .json()
                        .path("ID")
                        .asText())
                .isEqualTo("00000000-0000-0000-0000-000000000002");
    }

    @Test
    @DisplayName("K-226 with a configured management token there is nothing to bootstrap")
    void bootstrapRefused() {
        assertThat(anyone.put("acl/bootstrap").line())
                .isEqualTo("403 Permission denied: ACL bootstrap no longer allowed (reset index: 1)");
    }

    @ParameterizedTest
    @DisplayName("K-229 default allow gives no right over tokens and policies")
    @CsvSource({"acl/tokens, read", "acl/policies, read", "acl/token/x, read", "acl/policy/x, read"})
    void defaultAllowGivesNoAclRight(String path, String level) {
        assertThat(anyone.get(path).line())
                .isEqualTo("403 Permission denied: anonymous token lacks permission 'acl:" + level
                        + "'. The anonymous token is used implicitly when a request does not specify a token.");
        assertThat(anyone.put("acl/policy", "{\"Name\":\"a\"}").status()).isEqualTo(403);
    }

    @Test
    @DisplayName("K-225 an unknown token is 403 on every path that looks at it")
    void unknownToken() {
        for (String path : new String[] {"kv/a", "session/list", "catalog/nodes", "agent/self", "acl/tokens"}) {
            assertThat(anyone.as("unknown").get(path).line()).isEqualTo("403 ACL not found");
        }
        assertThat(anyone.as("unknown").get("agent/version").status()).isEqualTo(200);
    }

    @Test
    void theConfiguredTokenIsShownAndCannotBeChanged() {
        ConsulApi plain = ConsulApi.plain().asManagement();
        JsonNode self = plain.get("acl/token/self").json();
        assertThat(self.path("Policies").get(0).path("Name").asText()).isEqualTo("global-management");
        String id = self.path("AccessorID").asText();

        assertThat(plain.get("acl/token/" + id).json().path("SecretID").asText())
                .isEqualTo("<hidden>");
        assertThat(plain.put("acl/token/" + id, "{}").status()).isEqualTo(500);
        assertThat(plain.delete("acl/token/" + id).status()).isEqualTo(500);
    }

    private JsonNode token(String body) {
        Reply created = api.put("acl/token", body);
        assertThat(created.status()).as(created.body()).isEqualTo(200);
        return created.json();
    }

    private JsonNode policy(String rules) {
        return TestTokens.policy(api, rules);
    }

    private String put(String body) {
        return api.put("acl/token", body).line();
    }

    private String putPolicy(String body) {
        return api.put("acl/policy", body).line();
    }

    private static JsonNode find(JsonNode list, String id) {
        for (JsonNode item : list) {
            if (item.path("AccessorID").asText().equals(id)
                    || item.path("ID").asText().equals(id)) {
                return item;
            }
        }
        throw new AssertionError("No " + id + " in " + list);
    }
}
