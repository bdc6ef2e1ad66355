package io.sessionsuite.coordination.catalog;

import io.sessionsuite.coordination.blocking.Snapshot;
import io.sessionsuite.coordination.check.CheckRecord;
import io.sessionsuite.coordination.check.CheckStatus;
import io.sessionsuite.coordination.namespace.Namespace;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Nodes, services and checks. Names are given as keys hold them: in lower case. Each write is one step. */
public interface CatalogStore {

    /** @param mayWriteNode whether the caller may create or change the node */
    Uni<Registering> register(Namespace namespace, Registration registration, boolean mayWriteNode);

    sealed interface Registering {
        /** @param index of the change, 0 if all was so already */
        record Done(long index) implements Registering {}

        record NodeDenied() implements Registering {}

        /** A check names a service that is not there. */
        record NoService() implements Registering {}

        /** The name belongs to a healthy node with another id. */
        record NameTaken(String id, String name, String address) implements Registering {}
    }

    /** The index of the change; empty if there was nothing. */
    Uni<Optional<Long>> remove(Namespace namespace, String kind, String node, String id);

    /** What a TTL check says of itself. */
    Uni<Reporting> report(Namespace namespace, String node, String check, CheckStatus status, String output);

    sealed interface Reporting {
        record Done() implements Reporting {}

        record Unknown() implements Reporting {}

        record NoTtl() implements Reporting {}
    }

    Uni<Snapshot<List<NodeRecord>>> nodes(Namespace namespace);

    Uni<Snapshot<Optional<NodeServices>>> node(Namespace namespace, String node);

    /** A node with its services. */
    record NodeServices(NodeRecord node, List<ServiceRecord> services) {}

    Uni<Snapshot<List<CheckRecord>>> checks(Namespace namespace, CheckSelection selection);

    /** Which checks. */
    sealed interface CheckSelection {
        record OfNode(String node) implements CheckSelection {}

        record OfService(String name) implements CheckSelection {}

        /** @param word a status, or {@code any} */
        record InState(String word) implements CheckSelection {}
    }

    /** Whether the store answers. */
    Uni<Boolean> answers();
}
