package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.json.JsonMembers;
import io.sessionsuite.coordination.json.MalformedJson;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.namespace.NamespaceRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a policy write; empty texts are absent members. */
record PolicyRequest(
        String id,
        String name,
        String description,
        String rules,
        List<String> datacenters,
        @Nullable Namespace namespace) {

    /** @throws MalformedJson for anything but a policy */
    static PolicyRequest parse(byte[] body, NamespaceRules namespaces) {
        JsonMembers json = JsonMembers.parse(body);
        PolicyRequest request = new PolicyRequest(
                json.textOrEmpty("ID"),
                json.textOrEmpty("Name"),
                json.textOrEmpty("Description"),
                json.textOrEmpty("Rules"),
                json.texts("Datacenters"),
                namespaces.inBody(json.text("Namespace")));
        for (String shown : List.of("Hash", "CreateIndex", "ModifyIndex", "Partition")) {
            json.node(shown);
        }
        json.refuseOthers();
        return request;
    }
}
