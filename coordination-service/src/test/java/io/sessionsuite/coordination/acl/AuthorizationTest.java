package io.sessionsuite.coordination.acl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.coordination.acl.rules.PolicyRules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationTest {

    private static final Identity HOLDER = new Identity.Holder("6a1253d2-1785-24fd-91c2-f8e78c745511");

    @ParameterizedTest
    @DisplayName("K-224 exact rule, then longest prefix, then default policy")
    @CsvSource({
        "foo/bar, true",
        "foo/bar/x, false",
        "foo/ba, true",
        "foo/, true",
        "foo, false",
        "secret/a, false",
        "secret/public, true",
        "fop, false",
        "'', false"
    })
    void theNearestRuleDecides(String key, boolean readable) {
        Authorization rights = rights(DefaultPolicy.DENY, """
                key_prefix "foo/" { policy = "read" }
                key_prefix "foo/bar/" { policy = "deny" }
                key "foo/bar" { policy = "write" }
                key_prefix "secret/" { policy = "deny" }
                key "secret/public" { policy = "read" }
                """);

        assertThat(rights.allows(Permission.readKey(key))).isEqualTo(readable);
    }

    @Test
    @DisplayName("K-224 several policies on one selector: deny, write, list, read")
    void denyWinsThenTheHigherLevel() {
        String read = "key \"a\" { policy = \"read\" }";
        String list = "key \"a\" { policy = \"list\" }";
        String write = "key \"a\" { policy = \"write\" }";
        String deny = "key \"a\" { policy = \"deny\" }";

        assertThat(rights(DefaultPolicy.DENY, read, list).allows(Permission.listKeys("a")))
                .isTrue();
        assertThat(rights(DefaultPolicy.DENY, read, list).allows(Permission.writeKey("a")))
                .isFalse();
        assertThat(rights(DefaultPolicy.DENY, write, read, list).allows(Permission.writeKey("a")))
                .isTrue();
        assertThat(rights(DefaultPolicy.ALLOW, write, deny, read).allows(Permission.readKey("a")))
                .isFalse();
    }

    @Test
    @DisplayName("K-229 default allow gives no right over tokens and policies")
    void defaultAllowLeavesOutAcl() {
        Authorization rights = rights(DefaultPolicy.ALLOW);

        assertThat(rights.allows(Permission.writeKey("a"))).isTrue();
        assertThat(rights.allows(Permission.writeSession("n"))).isTrue();
        assertThat(rights.allows(Permission.readAcl())).isFalse();
        assertThat(rights(DefaultPolicy.DENY, "acl = \"write\"").allows(Permission.readAcl()))
                .isTrue();
    }

    @ParameterizedTest
    @DisplayName("K-222 delete of a prefix needs the whole prefix")
    @CsvSource({"a/, false", "a/b/, true", "a/c/, false", "a/c/x/, true", "b/, false", "'', false"})
    void wholePrefix(String prefix, boolean writable) {
        Authorization rights = rights(DefaultPolicy.DENY, """
                key_prefix "a/" { policy = "write" }
                key_prefix "a/c/" { policy = "write" }
                key "a/c/secret" { policy = "read" }
                """);

        assertThat(rights.allowsWholePrefix(prefix)).isEqualTo(writable);
    }

    @Test
    void wholePrefixIgnoresExactRulesAboveAndSeesDefaultAllow() {
        assertThat(rights(DefaultPolicy.DENY, "key \"a\" { policy = \"write\" }")
                        .allowsWholePrefix("a"))
                .isFalse();
        assertThat(rights(DefaultPolicy.ALLOW).allowsWholePrefix("")).isTrue();
        assertThat(rights(DefaultPolicy.ALLOW, "key \"z\" { policy = \"read\" }")
                        .allowsWholePrefix(""))
                .isFalse();
    }

    @Test
    void namespaceBlocksHoldOnlyInPoliciesOfDefault() {
        PolicyRules policy = PolicyRules.parse("""
                key_prefix "" { policy = "write" }
                namespace "team" { key_prefix "own/" { policy = "write" } }
                namespace_prefix "te" { key_prefix "" { policy = "read" } }
                namespace_prefix "" { session_prefix "" { policy = "read" } }
                """);

        Authorization team = in("default", "team", policy);
        assertThat(team.allows(Permission.writeKey("own/a"))).isTrue();
        assertThat(team.allows(Permission.readKey("a"))).isTrue();
        assertThat(team.allows(Permission.writeKey("a"))).isFalse();
        assertThat(team.allows(Permission.readSession("n"))).isTrue();
        assertThat(in("default", "other", policy).allows(Permission.readKey("a")))
                .isFalse();
        assertThat(in("default", "default", policy).allows(Permission.writeKey("a")))
                .isTrue();
        assertThat(in("team", "team", policy).allows(Permission.writeKey("a"))).isTrue();
        assertThat(in("team", "other", policy).allows(Permission.readSession("n")))
                .isFalse();
    }

    @Test
    @DisplayName("K-225 denials name the token, or say that none came")
    void denialTexts() {
        Authorization holder = rights(DefaultPolicy.DENY);
        Authorization anonymous = Authorization.of(new Identity.Anonymous(), false, List.of(), DefaultPolicy.DENY);

        assertThatThrownBy(() -> holder.require(Permission.writeSession("node1")))
                .isInstanceOf(PermissionDenied.class)
                .hasMessage("Permission denied: token with AccessorID '6a1253d2-1785-24fd-91c2-f8e78c745511' lacks"
                        + " permission 'session:write' on \"node1\"");
        assertThatThrownBy(() -> anonymous.require(Permission.writeKey("foo")))
                .hasMessage("Permission denied: anonymous token lacks permission 'key:write' on \"foo\". The anonymous"
                        + " token is used implicitly when a request does not specify a token.");
        assertThatThrownBy(() -> holder.require(Permission.readAcl()))
                .hasMessage("Permission denied: token with AccessorID '6a1253d2-1785-24fd-91c2-f8e78c745511' lacks"
                        + " permission 'acl:read'");
    }

    @Test
    void filterKeepsOrderAndSaysSoOnlyToWhoSentAToken() {
        List<String> keys = List.of("a/1", "b/1", "a/2");
        String rules = "key_prefix \"a/\" { policy = \"read\" }";

        Filtered<String> sent = rights(DefaultPolicy.DENY, rules).filter(keys, Permission::readKey);
        Filtered<String> anonymous = Authorization.of(new Identity.Anonymous(), false, List.of(), DefaultPolicy.DENY)
                .filter(keys, Permission::readKey);

        assertThat(sent).isEqualTo(new Filtered<>(List.of("a/1", "a/2"), true));
        assertThat(anonymous).isEqualTo(new Filtered<>(List.of(), false));
        assertThat(Authorization.unrestricted().filter(keys, Permission::readKey))
                .isEqualTo(new Filtered<>(keys, false));
    }

    private static Authorization rights(DefaultPolicy defaultPolicy, String... rules) {
        List<PolicyRules> policies = Stream.of(rules).map(PolicyRules::parse).toList();
        return Authorization.of(HOLDER, true, PolicyRules.layers(policies, "default", "default"), defaultPolicy);
    }

    private static Authorization in(String home, String namespace, PolicyRules policy) {
        return Authorization.of(HOLDER, true, PolicyRules.layers(List.of(policy), home, namespace), DefaultPolicy.DENY);
    }
}
