package io.sessionsuite.coordination.agent;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.acl.Permission;
import io.sessionsuite.coordination.acl.rules.Resource;
import io.sessionsuite.coordination.blocking.Snapshot;
import io.sessionsuite.coordination.catalog.CatalogStore;
import io.sessionsuite.coordination.catalog.CatalogStore.CheckSelection;
import io.sessionsuite.coordination.catalog.CatalogStore.Registering;
import io.sessionsuite.coordination.catalog.CatalogStore.Reporting;
import io.sessionsuite.coordination.catalog.OwnNode;
import io.sessionsuite.coordination.catalog.Registration;
import io.sessionsuite.coordination.catalog.ServiceRecord;
import io.sessionsuite.coordination.check.Check;
import io.sessionsuite.coordination.check.CheckRecord;
import io.sessionsuite.coordination.http.Access;
import io.sessionsuite.coordination.namespace.Namespace;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** The checks of the own node: who may touch them, and what is said if they are not there. */
@Singleton
final class AgentChecks {

    private final CatalogStore store;
    private final OwnNode own;

    @Inject
    AgentChecks(CatalogStore store, OwnNode own) {
        this.store = store;
        this.own = own;
    }

    Uni<List<CheckRecord>> all(Namespace namespace) {
        return store.checks(namespace, new CheckSelection.OfNode(own.node().key()))
                .map(Snapshot::value);
    }

    Uni<Void> register(Access access, Check check) {
        Registration registration = new Registration(own.node(), true, null, List.of(check), null);
        return mayRegister(access, check)
                .flatMap(may -> store.register(access.namespace(), registration, true))
                .invoke(outcome -> {
                    if (outcome instanceof Registering.NoService) {
                        throw noService(check);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> mayRegister(Access access, Check check) {
        if (check.service().isEmpty()) {
            access.require(Permission.writeNode(own.node().name()));
            return Uni.createFrom().voidItem();
        }
        if (access.rights().allowsAll(Resource.SERVICE)) {
            return Uni.createFrom().voidItem();
        }
        return store.node(access.namespace(), own.node().key())
                .invoke(found -> access.require(Permission.writeService(found.value().stream()
                        .flatMap(node -> node.services().stream())
                        .filter(service -> service.id().equalsIgnoreCase(check.service()))
                        .map(ServiceRecord::name)
                        .findFirst()
                        .orElseThrow(() -> noService(check)))))
                .replaceWithVoid();
    }

    Uni<Void> deregister(Access access, String id) {
        return mayChange(access, id)
                .flatMap(may ->
                        store.remove(access.namespace(), "check", own.node().key(), key(id)))
                .invoke(removed -> {
                    if (removed.isEmpty()) {
                        throw unknown(id);
                    }
                })
                .replaceWithVoid();
    }

    Uni<Void> report(Access access, String id, StatusUpdate update) {
        return mayChange(access, id)
                .flatMap(may ->
                        store.report(access.namespace(), own.node().key(), key(id), update.status(), update.output()))
                .invoke(outcome -> {
                    switch (outcome) {
                        case Reporting.Done done -> {}
                        case Reporting.Unknown missing -> throw unknown(id);
                        case Reporting.NoTtl none ->
                            throw new CoordinationError(
                                    ErrorCode.NO_TTL_CHECK, "CheckID \"" + id + "\" does not have associated TTL");
                    }
                })
                .replaceWithVoid();
    }

    /** Which right is needed depends on the check; it is looked up only for who does not have both anyway. */
    private Uni<Void> mayChange(Access access, String id) {
        Permission node = Permission.writeNode(own.node().name());
        if (access.allows(node) && access.rights().allowsAll(Resource.SERVICE)) {
            return Uni.createFrom().voidItem();
        }
        return all(access.namespace())
                .invoke(checks -> access.require(checks.stream()
                        .filter(check -> check.check().id().equalsIgnoreCase(id))
                        .findFirst()
                        .map(check ->
                                check.serviceName().isEmpty() ? node : Permission.writeService(check.serviceName()))
                        .orElseThrow(() -> unknown(id))))
                .replaceWithVoid();
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private static CoordinationError noService(Check check) {
        return new CoordinationError(ErrorCode.UNKNOWN_SERVICE, "ServiceID \"" + check.service() + "\" does not exist");
    }

    private static CoordinationError unknown(String id) {
        return new CoordinationError(
                ErrorCode.UNKNOWN_CHECK,
                "Unknown check ID \"" + id + "\". Ensure that the check ID is passed, not the check name.");
    }
}
