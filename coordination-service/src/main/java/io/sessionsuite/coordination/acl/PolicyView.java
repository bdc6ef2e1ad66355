package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.http.JsonText;
import org.jspecify.annotations.Nullable;

/** Policies as JSON. */
final class PolicyView {

    private PolicyView() {}

    /**
     * @param namespace the member {@code Namespace}, left out if null
     * @param withRules whether {@code Rules} is shown; lists leave it out
     */
    static JsonText write(JsonText json, Policy policy, @Nullable String namespace, boolean withRules) {
        json.openObject()
                .member("ID", policy.id())
                .member("Name", policy.name())
                .member("Description", policy.description());
        if (withRules) {
            json.member("Rules", policy.rules());
        }
        if (!policy.datacenters().isEmpty()) {
            json.name("Datacenters").openArray();
            policy.datacenters().forEach(json::value);
            json.closeArray();
        }
        json.member("Hash", policy.hash());
        if (namespace != null) {
            json.member("Namespace", namespace);
        }
        return json.member("CreateIndex", policy.version().create())
                .member("ModifyIndex", policy.version().modify())
                .closeObject();
    }
}
