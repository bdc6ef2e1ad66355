package io.sessionsuite.coordination.namespace;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;

/** A request names a namespace or partition that cannot be: 400. */
public final class InvalidNamespace extends CoordinationError {

    InvalidNamespace(String text) {
        super(ErrorCode.BAD_NAMESPACE, text);
    }
}
