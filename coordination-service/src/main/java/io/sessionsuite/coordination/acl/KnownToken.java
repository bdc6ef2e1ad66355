package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.acl.rules.PolicyRules;
import io.sessionsuite.coordination.acl.rules.RuleSet;
import io.sessionsuite.coordination.namespace.Namespace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A resolved token: who holds it and what its policies say. The rules of a namespace are put together once. */
final class KnownToken {

    private static final int MOST_NAMESPACES_KEPT = 64;

    private final Identity identity;
    private final Namespace home;
    private final List<PolicyRules> policies;
    private final RuleSet everywhere;
    private final ConcurrentMap<Namespace, List<RuleSet>> layers = new ConcurrentHashMap<>();

    /**
     * @param policies those of callers; they hold at home
     * @param everywhere rules of the built-in policies; they hold in every namespace
     */
    KnownToken(Identity identity, Namespace home, List<PolicyRules> policies, List<RuleSet> everywhere) {
        this.identity = identity;
        this.home = home;
        this.policies = policies;
        this.everywhere = RuleSet.merge(everywhere);
    }

    Namespace home() {
        return home;
    }

    Authorization in(Namespace namespace, boolean tokenSent, DefaultPolicy defaultPolicy) {
        return Authorization.of(identity, tokenSent, layers(namespace), defaultPolicy);
    }

    private List<RuleSet> layers(Namespace namespace) {
        List<RuleSet> known = layers.get(namespace);
        if (known != null) {
            return known;
        }
        List<RuleSet> made = new ArrayList<>(PolicyRules.layers(policies, home.name(), namespace.name()));
        RuleSet nearest = made.isEmpty() ? RuleSet.none() : made.removeFirst();
        made.addFirst(RuleSet.merge(List.of(nearest, everywhere)));
        if (layers.size() < MOST_NAMESPACES_KEPT) {
            layers.put(namespace, made);
        }
        return made;
    }
}
