package io.sessionsuite.coordination.namespace;

import org.jspecify.annotations.Nullable;

/** The namespace a request names by query or header. */
public sealed interface Selection {

    /** Just this one. */
    record Named(Namespace namespace) implements Selection {}

    /** None: body, token or the default decide. */
    record Unnamed() implements Selection {}

    /** {@code *}: all the caller may read. */
    record All() implements Selection {}

    /**
     * The one namespace of a request that cannot be about several.
     *
     * @param body the name its body gives, if any
     * @param tokenHome the namespace of its token
     */
    default Scope scope(@Nullable Namespace body, Namespace tokenHome) {
        return switch (this) {
            case Named named
            when body != null && !body.equals(named.namespace()) ->
                throw new InvalidNamespace("Request decode failed: namespace in body and request differ");
            case Named named -> new Scope(named.namespace(), true);
            case Unnamed unnamed -> new Scope(body == null ? tokenHome : body, false);
            case All all -> throw new IllegalStateException("About all namespaces");
        };
    }
}
