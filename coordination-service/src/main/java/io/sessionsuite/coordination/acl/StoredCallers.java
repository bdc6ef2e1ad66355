package io.sessionsuite.coordination.acl;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.acl.AclStore.Resolved;
import io.sessionsuite.coordination.acl.rules.PolicyRules;
import io.sessionsuite.coordination.acl.rules.RuleSet;
import io.sessionsuite.coordination.http.AgentSettings;
import io.sessionsuite.coordination.namespace.Namespace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Who a token speaks for: the configured one, one this replica knows, or one Redis knows. */
@Singleton
final class StoredCallers implements Callers {

    private static final Caller ANYONE = new Caller() {
        @Override
        public Namespace home() {
            return Namespace.DEFAULT;
        }

        @Override
        public Authorization in(Namespace namespace) {
            return Authorization.unrestricted();
        }
    };

    private final AclSettings settings;
    private final ManagementToken management;
    private final AclStore store;
    private final KnownTokens known;
    private final String datacenter;

    @Inject
    StoredCallers(
            AclSettings settings, ManagementToken management, AclStore store, KnownTokens known, AgentSettings agent) {
        this.settings = settings;
        this.management = management;
        this.store = store;
        this.known = known;
        this.datacenter = agent.datacenter();
    }

    void check(@Observes StartupEvent start) {
        boolean shut = settings.enabled() && settings.defaultPolicy() == DefaultPolicy.DENY;
        if (shut && !management.isConfigured() && ConfigUtils.isProfileActive("prod")) {
            throw new IllegalStateException(
                    "coordination.acl.management-token must be set where coordination.acl.default-policy is deny");
        }
    }

    @Override
    public DefaultPolicy defaultPolicy() {
        return settings.enabled() ? settings.defaultPolicy() : DefaultPolicy.ALLOW;
    }

    @Override
    public String defaultToken() {
        return settings.defaultToken().orElse("");
    }

    @Override
    public boolean keyListPolicy() {
        return settings.enabled() && settings.enableKeyListPolicy();
    }

    @Override
    public Uni<Caller> resolve(PresentedToken token) {
        if (!settings.enabled()) {
            return Uni.createFrom().item(ANYONE);
        }
        TokenSecret secret = TokenSecret.of(token);
        if (management.is(secret)) {
            return Uni.createFrom().item(new Holder(management.known(), token.sent()));
        }
        KnownToken kept = known.get(secret.hash());
        return kept == null
                ? read(secret).map(found -> new Holder(found, token.sent()))
                : Uni.createFrom().item(new Holder(kept, token.sent()));
    }

    private Uni<KnownToken> read(TokenSecret secret) {
        long edition = known.edition();
        return store.resolve(secret).map(found -> {
            if (found.isEmpty() && !secret.text().equals(PresentedToken.ANONYMOUS_SECRET)) {
                throw new CoordinationError(ErrorCode.ACL_NOT_FOUND, "ACL not found");
            }
            Resolved resolved = found.orElseGet(() -> new Resolved(BuiltIn.anonymous(), List.of(), List.of(), null));
            KnownToken token = known(resolved);
            known.put(secret.hash(), token, resolved.left(), edition);
            return token;
        });
    }

    private KnownToken known(Resolved resolved) {
        List<PolicyRules> policies = new ArrayList<>();
        for (Policy policy : resolved.policies()) {
            if (policy.holdsIn(datacenter)) {
                policies.add(PolicyRules.parse(policy.rules()));
            }
        }
        List<RuleSet> everywhere = resolved.builtIns().stream()
                .flatMap(id -> BuiltIn.policy(id).stream())
                .map(policy -> PolicyRules.parse(policy.rules()).own())
                .toList();
        Token token = resolved.token();
        Identity identity = token.accessorId().equals(BuiltIn.ANONYMOUS_ACCESSOR)
                ? new Identity.Anonymous()
                : new Identity.Holder(token.accessorId());
        return new KnownToken(identity, token.namespace(), policies, everywhere);
    }

    private final class Holder implements Caller {

        private final KnownToken token;
        private final boolean sent;

        Holder(KnownToken token, boolean sent) {
            this.token = token;
            this.sent = sent;
        }

        @Override
        public Namespace home() {
            return token.home();
        }

        @Override
        public Authorization in(Namespace namespace) {
            return token.in(namespace, sent, settings.defaultPolicy());
        }
    }
}
