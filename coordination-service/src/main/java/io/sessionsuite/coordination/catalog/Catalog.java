package io.sessionsuite.coordination.catalog;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.acl.Permission;
import io.sessionsuite.coordination.acl.rules.Resource;
import io.sessionsuite.coordination.catalog.CatalogStore.CheckSelection;
import io.sessionsuite.coordination.catalog.CatalogStore.NodeServices;
import io.sessionsuite.coordination.catalog.CatalogStore.Registering;
import io.sessionsuite.coordination.check.Check;
import io.sessionsuite.coordination.http.Access;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may register and deregister what, and what is said if it cannot be. */
@Singleton
public class Catalog {

    private final CatalogStore store;

    @Inject
    Catalog(CatalogStore store) {
        this.store = store;
    }

    /** The index of the change, 0 if all was so already. */
    public Uni<Long> register(Access access, Registration registration) {
        String node = registration.node().name();
        return mayWriteChecks(access, registration)
                .flatMap(may ->
                        store.register(access.namespace(), registration, access.allows(Permission.writeNode(node))))
                .map(outcome -> switch (outcome) {
                    case Registering.Done done -> done.index();
                    case Registering.NodeDenied denied -> {
                        access.require(Permission.writeNode(node));
                        throw new IllegalStateException("Denied to who may");
                    }
                    case Registering.NoService missing ->
                        throw bad("failed inserting check on node \"" + node + "\": Missing service registration");
                    case Registering.NameTaken taken ->
                        throw bad("failed inserting node: Node name " + node + " is reserved by node " + taken.id()
                                + " with name " + taken.name() + " (" + taken.address() + ")");
                });
    }

    private Uni<Void> mayWriteChecks(Access access, Registration registration) {
        Service service = registration.service();
        if (service != null) {
            access.require(Permission.writeService(service.name()));
        }
        String own = service == null ? "" : service.key();
        if (registration.checks().stream().anyMatch(check -> check.service().isEmpty())) {
            access.require(Permission.writeNode(registration.node().name()));
        }
        List<String> others = registration.checks().stream()
                .map(Check::serviceKey)
                .filter(key -> !key.isEmpty() && !key.equals(own))
                .toList();
        if (others.isEmpty() || access.rights().allowsAll(Resource.SERVICE)) {
            return Uni.createFrom().voidItem();
        }
        return store.node(access.namespace(), registration.node().key())
                .invoke(found -> services(found.value().orElse(null)).stream()
                        .filter(there -> others.contains(there.id().toLowerCase(Locale.ROOT)))
                        .forEach(there -> access.require(Permission.writeService(there.name()))))
                .replaceWithVoid();
    }

    /** The index of the change; empty if there was nothing. */
    public Uni<Optional<Long>> deregister(Access access, Removal removal) {
        return mayRemove(access, removal)
                .flatMap(may -> store.remove(access.namespace(), removal.kind(), removal.nodeKey(), removal.key()));
    }

    private Uni<Void> mayRemove(Access access, Removal removal) {
        if (access.allows(Permission.writeNode(removal.node()))) {
            return Uni.createFrom().voidItem();
        }
        return switch (removal.kind()) {
            case "service" ->
                store.node(access.namespace(), removal.nodeKey())
                        .invoke(found -> access.require(
                                Permission.writeService(services(found.value().orElse(null)).stream()
                                        .filter(service -> service.id().equalsIgnoreCase(removal.serviceId()))
                                        .findFirst()
                                        .orElseThrow(() -> bad("Unknown service ID '" + removal.serviceId() + "'"))
                                        .name())))
                        .replaceWithVoid();
            case "check" ->
                store.checks(access.namespace(), new CheckSelection.OfNode(removal.nodeKey()))
                        .invoke(found -> access.require(found.value().stream()
                                .filter(check -> check.check().id().equalsIgnoreCase(removal.checkId()))
                                .findFirst()
                                .map(check -> check.serviceName().isEmpty()
                                        ? Permission.writeNode(removal.node())
                                        : Permission.writeService(check.serviceName()))
                                .orElseThrow(() -> bad("Unknown check ID '" + removal.checkId() + "'"))))
                        .replaceWithVoid();
            default -> Uni.createFrom().voidItem().invoke(() -> access.require(Permission.writeNode(removal.node())));
        };
    }

    private static List<ServiceRecord> services(@Nullable NodeServices found) {
        return found == null ? List.of() : found.services();
    }

    private static CoordinationError bad(String text) {
        return new CoordinationError(ErrorCode.BAD_CATALOG_ENTRY, text);
    }
}
