package io.sessionsuite.embedded;

import org.jspecify.annotations.Nullable;

/**
 * An embedded Redis could not be started, found, stopped or asked. The message is written for the person at the
 * terminal.
 */
public final class EmbeddedRedisException extends RuntimeException {

    EmbeddedRedisException(String message) {
        super(message);
    }

    EmbeddedRedisException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
