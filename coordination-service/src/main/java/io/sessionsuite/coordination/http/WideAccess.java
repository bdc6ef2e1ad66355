package io.sessionsuite.coordination.http;

import io.sessionsuite.coordination.acl.Callers.Caller;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.namespace.Scope;

/** Where a read acts that may join namespaces. */
public sealed interface WideAccess {

    /** In one namespace. */
    record One(Access access) implements WideAccess {}

    /** In all the caller may read. */
    record All(Caller caller) implements WideAccess {
        public Access in(Namespace namespace) {
            return new Access(new Scope(namespace, true), caller, caller.in(namespace));
        }
    }
}
