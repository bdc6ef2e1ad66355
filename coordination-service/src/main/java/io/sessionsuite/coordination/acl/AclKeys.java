package io.sessionsuite.coordination.acl;

/** The keys of the access control unit: one hash tag, whose name no namespace can have. */
record AclKeys(String unit) {

    /**
     * @param prefix the setting {@code coordination.redis.key-prefix}
     */
    static AclKeys of(String prefix, String datacenter) {
        return new AclKeys(prefix + ":{" + datacenter + "/.acl}:");
    }

    String meta() {
        return unit + "meta";
    }

    String tokens() {
        return unit + "tokens";
    }

    String secrets() {
        return unit + "secrets";
    }

    String policies() {
        return unit + "policies";
    }

    String policyNames() {
        return unit + "polnames";
    }

    String events() {
        return unit + "events";
    }

    String expiring() {
        return unit + "expiring";
    }
}
