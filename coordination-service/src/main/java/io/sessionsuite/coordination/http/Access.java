package io.sessionsuite.coordination.http;

import io.sessionsuite.coordination.acl.Authorization;
import io.sessionsuite.coordination.acl.Callers.Caller;
import io.sessionsuite.coordination.acl.Permission;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.namespace.Scope;

/** Where a request acts and what it may do there. */
public record Access(Scope scope, Caller caller, Authorization rights) {

    public Namespace namespace() {
        return scope.namespace();
    }

    public boolean allows(Permission permission) {
        return rights.allows(permission);
    }

    public void require(Permission permission) {
        rights.require(permission);
    }
}
