package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.acl.rules.Level;
import io.sessionsuite.coordination.namespace.Namespace;
import java.util.List;
import java.util.Optional;

/** What is there without being stored. */
final class BuiltIn {

    /** No token or policy of a caller may have an id that starts so. */
    static final String RESERVED_PREFIX = "00000000-0000-0000-0000-0000000000";

    static final String ANONYMOUS_ACCESSOR = RESERVED_PREFIX + "02";

    static final Policy MANAGEMENT =
            policy("01", "global-management", "A policy that grants unlimited access", Level.WRITE);
    static final Policy READ_ONLY =
            policy("02", "builtin/global-read-only", "A policy that grants unlimited read-only access", Level.READ);

    static final List<Policy> POLICIES = List.of(MANAGEMENT, READ_ONLY);

    private BuiltIn() {}

    /** The anonymous token as long as nobody gave it rights. */
    static Token anonymous() {
        return new Token(
                ANONYMOUS_ACCESSOR,
                new TokenSecret(PresentedToken.ANONYMOUS_SECRET).hash(),
                "",
                "Anonymous Token",
                false,
                Namespace.DEFAULT,
                List.of(),
                Token.Lifetime.UNBORN,
                Version.NONE);
    }

    static Optional<Policy> policy(String id) {
        return POLICIES.stream().filter(policy -> policy.id().equals(id)).findFirst();
    }

    static Optional<Policy> policyNamed(String name) {
        return POLICIES.stream().filter(policy -> policy.name().equals(name)).findFirst();
    }

    static boolean isBuiltIn(Policy policy) {
        return policy.id().startsWith(RESERVED_PREFIX);
    }

    private static Policy policy(String suffix, String name, String description, Level level) {
        return new Policy(
                RESERVED_PREFIX + suffix,
                name,
                description,
                rules(level.word()),
                List.of(),
                Namespace.DEFAULT,
                new Version(1, 1));
    }

    private static String rules(String level) {
        StringBuilder text = new StringBuilder();
        for (String scalar : List.of("acl", "keyring", "operator", "mesh", "peering")) {
            text.append(scalar).append(" = \"").append(level).append("\"\n");
        }
        for (String named : List.of("agent", "event", "key", "node", "query", "service", "session")) {
            text.append(named)
                    .append("_prefix \"\" {\n\tpolicy = \"")
                    .append(level)
                    .append("\"\n");
            text.append(named.equals("service") ? "\tintentions = \"" + level + "\"\n" : "")
                    .append("}\n");
        }
        return text.toString();
    }
}
