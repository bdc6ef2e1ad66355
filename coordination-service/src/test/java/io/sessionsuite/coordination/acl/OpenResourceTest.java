package io.sessionsuite.coordination.acl;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A service without access control. */
@QuarkusTest
@TestProfile(OpenResourceTest.Open.class)
@WithTestResource(EmbeddedRedisResource.class)
class OpenResourceTest {

    private final ConsulApi anyone = ConsulApi.somewhere();

    public static final class Open implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("coordination.acl.enabled", "false", "coordination.acl.default-policy", "deny");
        }
    }

    @Test
    @DisplayName("K-225 ACLs off: every acl path is 401, everything else open, unknown tokens too")
    void aclsOff() {
        for (String path : new String[] {
            "acl/tokens", "acl/token/self", "acl/token/x", "acl/policies", "acl/policy/x", "acl/policy/name/x"
        }) {
            assertThat(anyone.get(path).line()).as(path).isEqualTo("401 ACL support disabled");
        }
        for (String path : new String[] {"acl/bootstrap", "acl/token", "acl/token/x", "acl/policy", "acl/policy/x"}) {
            assertThat(anyone.put(path, "{}").line()).as(path).isEqualTo("401 ACL support disabled");
        }
        assertThat(anyone.as("unknown").put("kv/a", "x").line()).isEqualTo("200 true");
    }

    @Test
    @DisplayName("K-016 ACLs off: the default policy shown is allow")
    void header() {
        assertThat(anyone.get("kv/a").header("X-Consul-Default-Acl-Policy")).contains("allow");
    }
}
