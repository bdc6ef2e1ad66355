package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.namespace.Namespace;
import io.smallrye.mutiny.Uni;

/** Finds out who a token speaks for. */
public interface Callers {

    /** Fails with 403 {@code ACL not found} for a token that is unknown or expired. */
    Uni<Caller> resolve(PresentedToken token);

    /** What answers announce as the default policy: allow where access control is off. */
    DefaultPolicy defaultPolicy();

    /** The secret of a request that brings none; empty if none is configured. */
    String defaultToken();

    /** Whether reading keys under a prefix needs {@code key:list} on it. */
    default boolean keyListPolicy() {
        return false;
    }

    /** The holder of one token. */
    interface Caller {

        /** Where this caller's requests go that name no namespace. */
        Namespace home();

        Authorization in(Namespace namespace);
    }
}
