package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.namespace.Namespace;
import java.util.Base64;
import java.util.List;

/**
 * Rules under a name.
 *
 * @param rules as written
 * @param datacenters where they hold; empty means everywhere
 */
record Policy(
        String id,
        String name,
        String description,
        String rules,
        List<String> datacenters,
        Namespace namespace,
        Version version) {

    /** Of the content: base64 of SHA-256. */
    String hash() {
        String content = name + '\n' + description + '\n' + rules + '\n' + String.join(",", datacenters);
        return Base64.getEncoder().encodeToString(TokenSecret.sha256(content));
    }

    boolean holdsIn(String datacenter) {
        return datacenters.isEmpty() || datacenters.contains(datacenter);
    }

    Policy with(Version version) {
        return new Policy(id, name, description, rules, datacenters, namespace, version);
    }

    PolicyLink link() {
        return new PolicyLink(id, name);
    }
}
