package io.sessionsuite.coordination.catalog;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.check.Check;
import io.sessionsuite.coordination.check.CheckRequest;
import io.sessionsuite.coordination.json.JsonMembers;
import io.sessionsuite.coordination.json.MalformedJson;
import io.sessionsuite.coordination.json.Names;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.namespace.NamespaceRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller registers in one step.
 *
 * @param keepNode whether a node that is there stays as it is
 * @param namespace the one the body names, if any
 */
public record Registration(
        Node node,
        boolean keepNode,
        @Nullable Service service,
        List<Check> checks,
        @Nullable Namespace namespace) {

    /**
     * @throws MalformedJson for anything but a registration
     * @throws CoordinationError 500 for one that cannot be
     */
    static Registration parse(byte[] body, NamespaceRules namespaces, String datacenter) {
        JsonMembers json = JsonMembers.parse(body);
        Node node = NodeRequest.parse(json, "NodeMeta", datacenter);
        JsonMembers serviceJson = json.object("Service");
        Service service = serviceJson == null ? null : service(serviceJson);
        List<Check> checks = new ArrayList<>();
        JsonMembers single = json.object("Check");
        if (single != null) {
            checks.add(CheckRequest.parse(single, node.name()));
        }
        json.objects("Checks").forEach(check -> checks.add(CheckRequest.parse(check, node.name())));
        boolean keepNode = json.flag("SkipNodeUpdate");
        Namespace namespace = namespaces.inBody(json.text("Namespace"));
        for (String ignored : List.of("Partition", "PeerName", "Locality", "WriteRequest")) {
            json.node(ignored);
        }
        json.refuseOthers();
        Registration registration = new Registration(node, keepNode, service, checks, namespace);
        registration.check();
        return registration;
    }

    private void check() {
        NodeRequest.check(node);
        if (node.address().isEmpty() && !keepNode) {
            throw bad("Must provide address if SkipNodeUpdate is not set");
        }
        if (service != null && service.name().isEmpty() && !service.id().isEmpty()) {
            throw bad("Must provide service name (Service.Service) when service ID is provided");
        }
        for (Check check : checks) {
            if (!check.node().equalsIgnoreCase(node.name())) {
                throw bad("Node '" + check.node() + "' for check '" + check.id()
                        + "' doesn't match register request node '" + node.name() + "'");
            }
            if (check.id().isEmpty()) {
                throw bad("Must provide CheckID or Name");
            }
        }
    }

    private static @Nullable Service service(JsonMembers json) {
        String name = Names.checked("Service", json.textOrEmpty("Service"));
        String id = Names.checked("ServiceID", json.textOrEmpty("ID"));
        JsonMembers weights = json.object("Weights");
        Service service = new Service(
                id.isEmpty() ? name : id,
                name,
                json.texts("Tags"),
                json.textOrEmpty("Address"),
                json.node("Meta") == null ? null : json.textMap("Meta"),
                number(json, "Port", 0),
                weights == null ? 1 : number(weights, "Passing", 1),
                weights == null ? 1 : number(weights, "Warning", 1),
                json.flag("EnableTagOverride"));
        List<String> ignored = List.of(
                "Kind",
                "TaggedAddresses",
                "SocketPath",
                "Proxy",
                "Connect",
                "Namespace",
                "Partition",
                "PeerName",
                "Locality",
                "Ports",
                "CreateIndex",
                "ModifyIndex");
        ignored.forEach(json::node);
        json.refuseOthers();
        return service.id().isEmpty() ? null : service;
    }

    private static long number(JsonMembers json, String name, long otherwise) {
        Long number = json.number(name);
        return number == null ? otherwise : number;
    }

    private static CoordinationError bad(String text) {
        return new CoordinationError(ErrorCode.BAD_CATALOG_ENTRY, text);
    }
}
