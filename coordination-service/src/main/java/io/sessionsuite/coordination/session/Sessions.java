package io.sessionsuite.coordination.session;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.acl.Permission;
import io.sessionsuite.coordination.http.Access;
import io.sessionsuite.coordination.http.AgentSettings;
import io.sessionsuite.coordination.http.JsonText;
import io.sessionsuite.coordination.namespace.NamespaceMode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The rules of creating, renewing and ending sessions. */
@Singleton
final class Sessions {

    private final SessionStore store;
    private final SessionNodes nodes;
    private final SessionSettings settings;
    private final AgentSettings agent;

    @Inject
    Sessions(SessionStore store, SessionNodes nodes, SessionSettings settings, AgentSettings agent) {
        this.store = store;
        this.nodes = nodes;
        this.settings = settings;
        this.agent = agent;
    }

    /** A session that is there now. */
    record Created(String id, long index, Expiry expiry) {}

    /** Refusals in the order of contract 5.1. */
    Uni<Created> create(Access access, CreateRequest request, LifeFactor factor) {
        String node = request.node() == null ? agent.nodeName() : request.node();
        if (node.isEmpty()) {
            throw new CoordinationError(ErrorCode.MISSING_NODE, "Must provide Node");
        }
        access.require(Permission.writeSession(node));
        Behavior behavior = behavior(request.behavior());
        Ttl ttl = Ttl.parse(request.ttl(), settings);
        refuseForeignChecks(access, request);
        String id = UUID.randomUUID().toString();
        NewSession session = new NewSession(
                id,
                node.toLowerCase(Locale.ROOT),
                request.attached(),
                ttl.life(factor),
                request.lockDelay().armedMillis(),
                behavior,
                members(id, node, behavior, request));
        return store.create(access.namespace(), session).map(creation -> created(session, creation, access));
    }

    private Created created(NewSession session, Creation creation, Access access) {
        return switch (creation) {
            case Creation.Created created -> {
                nodes.remember(access.namespace(), session.id(), session.node());
                yield new Created(session.id(), created.index(), created.expiry());
            }
            case Creation.NodeMissing missing ->
                throw new CoordinationError(ErrorCode.MISSING_NODE, "apply failed: Missing node registration");
            case Creation.CheckMissing missing -> throw missingCheck(missing.check());
            case Creation.CheckCritical critical ->
                throw new CoordinationError(
                        ErrorCode.CHECK_CRITICAL,
                        "apply failed: Check '" + critical.check() + "' is in critical state");
        };
    }

    /** Empty if there is no such session. */
    Uni<Optional<Live>> renew(Access access, String id) {
        return permitted(access, id).flatMap(known -> known ? store.renew(access.namespace(), id) : none());
    }

    /** The index of its end; empty if there was no such session. */
    Uni<OptionalLong> destroy(Access access, String id) {
        return permitted(access, id)
                .flatMap(known -> known
                        ? store.end(access.namespace(), id)
                        : Uni.createFrom().item(OptionalLong.empty()));
    }

    /** Whether the session may be there; fails if it is and its node forbids the caller to write. */
    private Uni<Boolean> permitted(Access access, String id) {
        return nodes.nodeOf(access, id).map(node -> {
            node.ifPresent(name -> access.require(Permission.writeSession(name)));
            return node.isPresent();
        });
    }

    private static Uni<Optional<Live>> none() {
        return Uni.createFrom().item(Optional.empty());
    }

    private void refuseForeignChecks(Access access, CreateRequest request) {
        if (agent.namespaces() == NamespaceMode.REFUSE) {
            return;
        }
        for (CreateRequest.ServiceCheck check : request.serviceChecks()) {
            if (!check.namespace().isEmpty()
                    && !check.namespace().equalsIgnoreCase(access.namespace().name())) {
                throw missingCheck(check.id());
            }
        }
    }

    private static CoordinationError missingCheck(String id) {
        return new CoordinationError(ErrorCode.MISSING_CHECK, "apply failed: Missing check '" + id + "' registration");
    }

    private static Behavior behavior(String given) {
        return switch (given) {
            case "", "release" -> Behavior.RELEASE;
            case "delete" -> Behavior.DELETE;
            default -> throw new CoordinationError(ErrorCode.BAD_BEHAVIOR, "Invalid Behavior setting '" + given + "'");
        };
    }

    private static String members(String id, String node, Behavior behavior, CreateRequest request) {
        JsonText json = new JsonText()
                .member("ID", id)
                .member("Name", request.name())
                .member("Node", node)
                .member("LockDelay", request.lockDelay().nanos())
                .member("Behavior", behavior.word())
                .member("TTL", request.ttl());
        array(json.name("NodeChecks"), request.nodeChecks());
        serviceChecks(json.name("ServiceChecks"), request.serviceChecks());
        if (!request.checks().isEmpty()) {
            array(json.name("Checks"), request.checks());
        }
        return json.toString();
    }

    private static void array(JsonText json, List<String> texts) {
        json.openArray();
        texts.forEach(json::value);
        json.closeArray();
    }

    private static void serviceChecks(JsonText json, List<CreateRequest.ServiceCheck> checks) {
        if (checks.isEmpty()) {
            json.raw("null");
            return;
        }
        json.openArray();
        checks.forEach(check -> json.openObject()
                .member("ID", check.id())
                .member("Namespace", check.namespace())
                .closeObject());
        json.closeArray();
    }
}
