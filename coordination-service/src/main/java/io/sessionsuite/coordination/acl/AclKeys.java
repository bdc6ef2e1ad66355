package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.unit.UnitKeys;

/** The keys of the access control unit: one hash tag, whose name no namespace can have. */
record AclKeys(UnitKeys keys) {

    String meta() {
        return of("meta");
    }

    String tokens() {
        return of("tokens");
    }

    String secrets() {
        return of("secrets");
    }

    String policies() {
        return of("policies");
    }

    String policyNames() {
        return of("polnames");
    }

    String events() {
        return of("events");
    }

    String expiring() {
        return of("expiring");
    }

    private String of(String part) {
        return keys.ofOwnUnit(".acl", part);
    }
}
