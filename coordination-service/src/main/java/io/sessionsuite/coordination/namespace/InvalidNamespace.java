package io.sessionsuite.coordination.namespace;

/** A request names a namespace or partition that cannot be: 400. */
public final class InvalidNamespace extends RuntimeException {

    InvalidNamespace(String text) {
        super(text, null, false, false);
    }
}
