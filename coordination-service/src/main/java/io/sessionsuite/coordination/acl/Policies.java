package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.acl.AclStore.Indexed;
import io.sessionsuite.coordination.acl.AclStore.PolicyWriting;
import io.sessionsuite.coordination.acl.rules.PolicyRules;
import io.sessionsuite.coordination.acl.rules.RuleSyntaxException;
import io.sessionsuite.coordination.namespace.Namespace;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The rules of policies. A policy belongs to one namespace; the built-in ones are seen in all. */
@Singleton
final class Policies {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9\\-_]{1,128}");

    private final AclStore store;
    private final KnownTokens known;

    @Inject
    Policies(AclStore store, KnownTokens known) {
        this.store = store;
        this.known = known;
    }

    Uni<Indexed<Optional<Policy>>> byId(Namespace namespace, String id) {
        return store.policy(id)
                .map(read -> new Indexed<>(read.index(), BuiltIn.policy(id).or(() -> read.value()
                        .filter(policy -> policy.namespace().equals(namespace)))));
    }

    Uni<Indexed<Optional<Policy>>> byName(Namespace namespace, String name) {
        return store.policyNamed(namespace, name)
                .map(read ->
                        new Indexed<>(read.index(), BuiltIn.policyNamed(name).or(read::value)));
    }

    /** Those one namespace sees: its own and the built-in ones. */
    Uni<List<Policy>> seenIn(Namespace namespace) {
        return all().map(read -> read.value().stream()
                .filter(policy ->
                        BuiltIn.isBuiltIn(policy) || policy.namespace().equals(namespace))
                .toList());
    }

    /** Those of all namespaces, the built-in ones first. */
    Uni<Indexed<List<Policy>>> all() {
        return store.policies().map(read -> {
            List<Policy> all = new ArrayList<>(BuiltIn.POLICIES);
            read.value().stream()
                    .sorted(Comparator.comparing(Policy::namespace).thenComparing(Policy::name))
                    .forEach(all::add);
            return new Indexed<>(read.index(), all);
        });
    }

    Uni<Policy> create(Namespace namespace, PolicyRequest request) {
        if (!request.id().isEmpty()) {
            throw new CoordinationError(ErrorCode.BAD_POLICY, "Cannot specify the ID when creating a new policy");
        }
        checkContent(request);
        if (BuiltIn.policyNamed(request.name()).isPresent()) {
            throw nameTaken("Policy with Name", request.name());
        }
        String id = UUID.randomUUID().toString();
        return write(policy(id, namespace, request, Version.NONE), "Policy with Name");
    }

    Uni<Policy> update(Namespace namespace, String id, PolicyRequest request) {
        if (!request.id().isEmpty() && !request.id().equalsIgnoreCase(id)) {
            throw new CoordinationError(ErrorCode.BAD_POLICY, "Policy ID in URL and payload do not match");
        }
        return byId(namespace, id).flatMap(read -> {
            Policy old = read.value().orElseThrow(() -> bad("cannot find policy " + id));
            if (BuiltIn.isBuiltIn(old)) {
                return Uni.createFrom().item(unchanged(old, request));
            }
            checkContent(request);
            return write(policy(id, old.namespace(), request, old.version()), "policy with name");
        });
    }

    /** Whether it was there. */
    Uni<Boolean> delete(Namespace namespace, String id) {
        if (BuiltIn.policy(id).isPresent()) {
            String name = BuiltIn.policy(id).orElseThrow().name();
            throw bad("Delete operation not permitted on the builtin " + name + " policy");
        }
        return byId(namespace, id)
                .flatMap(read -> read.value().isEmpty() ? Uni.createFrom().item(false) : store.deletePolicy(id))
                .invoke(known::forget);
    }

    private Uni<Policy> write(Policy policy, String what) {
        return store.write(policy).invoke(known::forget).map(writing -> switch (writing) {
            case PolicyWriting.Written written -> written.policy();
            case PolicyWriting.NameTaken taken -> throw nameTaken(what, policy.name());
            case PolicyWriting.Changed changed ->
                throw bad("Invalid Policy: it was written by another request meanwhile");
        });
    }

    private static Policy unchanged(Policy builtIn, PolicyRequest request) {
        if (!request.rules().equals(builtIn.rules())) {
            throw bad("Changing the Rules for the builtin " + builtIn.name() + " policy is not permitted");
        }
        return builtIn;
    }

    private static Policy policy(String id, Namespace namespace, PolicyRequest request, Version version) {
        return new Policy(
                id, request.name(), request.description(), request.rules(), request.datacenters(), namespace, version);
    }

    private static void checkContent(PolicyRequest request) {
        if (request.name().isEmpty()) {
            throw bad("Invalid Policy: no Name is set");
        }
        if (!NAME.matcher(request.name()).matches()
                && BuiltIn.policyNamed(request.name()).isEmpty()) {
            throw bad("Invalid Policy: invalid Name. Only alphanumeric characters, '-' and '_' are allowed");
        }
        try {
            PolicyRules.parse(request.rules());
        } catch (RuleSyntaxException e) {
            throw bad("Failed to parse ACL rules: " + e.getMessage());
        }
    }

    private static CoordinationError nameTaken(String what, String name) {
        return bad("Invalid Policy: A " + what + " \"" + name + "\" already exists");
    }

    private static CoordinationError bad(String text) {
        return new CoordinationError(ErrorCode.BAD_ACL_ENTRY, text);
    }
}
