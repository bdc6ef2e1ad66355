package io.sessionsuite.coordination.catalog;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.json.JsonMembers;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.namespace.NamespaceRules;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a caller deregisters: a service if it names one, else a check if it names one, else the node. */
public record Removal(
        String node,
        String serviceId,
        String checkId,
        @Nullable Namespace namespace) {

    /**
     * @throws io.sessionsuite.coordination.json.MalformedJson for anything but a deregistration
     * @throws CoordinationError 500 without a node
     */
    static Removal parse(byte[] body, NamespaceRules namespaces) {
        JsonMembers json = JsonMembers.parse(body);
        Removal removal = new Removal(
                json.textOrEmpty("Node"),
                json.textOrEmpty("ServiceID"),
                json.textOrEmpty("CheckID"),
                namespaces.inBody(json.text("Namespace")));
        for (String ignored : List.of("Datacenter", "Address", "Partition", "PeerName", "WriteRequest")) {
            json.node(ignored);
        }
        json.refuseOthers();
        if (removal.node().isEmpty()) {
            throw new CoordinationError(ErrorCode.MISSING_NODE, "Must provide node");
        }
        return removal;
    }

    /** {@code service}, {@code check} or {@code node}. */
    String kind() {
        return serviceId.isEmpty() ? checkId.isEmpty() ? "node" : "check" : "service";
    }

    String nodeKey() {
        return node.toLowerCase(Locale.ROOT);
    }

    /** The id of service or check as keys hold it; empty for a node. */
    String key() {
        return (serviceId.isEmpty() ? checkId : serviceId).toLowerCase(Locale.ROOT);
    }
}
