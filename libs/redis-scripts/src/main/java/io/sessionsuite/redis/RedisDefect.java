package io.sessionsuite.redis;

/** Redis answered, but not as the script's contract says: an error inside the script or an unlisted reply. A bug. */
public final class RedisDefect extends RuntimeException {

    RedisDefect(String message) {
        super(message);
    }

    RedisDefect(String message, Throwable cause) {
        super(message, cause);
    }
}
