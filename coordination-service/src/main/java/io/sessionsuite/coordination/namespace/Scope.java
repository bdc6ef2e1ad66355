package io.sessionsuite.coordination.namespace;

import org.jspecify.annotations.Nullable;

/**
 * The namespace a request is about.
 *
 * @param named whether query or header name it
 */
public record Scope(Namespace namespace, boolean named) {

    /** The member {@code Namespace} of objects in answers, or null where it is left out. */
    public @Nullable String member() {
        return named || !namespace.equals(Namespace.DEFAULT) ? namespace.name() : null;
    }
}
