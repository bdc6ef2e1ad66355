package io.sessionsuite.redis;

import io.vertx.redis.client.impl.types.ErrorType;
import java.io.IOException;
import java.util.Set;

/** Sorts what went wrong with a call into the outcome classes. */
final class Failures {

    /** Error replies that Redis gives before a command or script has any effect. */
    private static final Set<String> REFUSALS = Set.of(
            "LOADING",
            "READONLY",
            "OOM",
            "MISCONF",
            "NOREPLICAS",
            "BUSY",
            "NOAUTH",
            "WRONGPASS",
            "CLUSTERDOWN",
            "MASTERDOWN",
            "TRYAGAIN",
            "NOPERM");

    private Failures() {}

    static boolean isUnknownScript(Throwable cause) {
        return cause instanceof ErrorType && code(cause).equals("NOSCRIPT");
    }

    static boolean isLostConnection(Throwable cause) {
        return cause instanceof ErrorType ? code(cause).equals("CONNECTION_CLOSED") : cause instanceof IOException;
    }

    static boolean isReadOnlyReplica(Throwable cause) {
        return cause instanceof ErrorType && code(cause).equals("READONLY");
    }

    static RuntimeException classify(String call, Throwable cause) {
        if (cause instanceof RuntimeException known
                && (known instanceof RedisFailure || known instanceof RedisDefect)) {
            return known;
        }
        if (!(cause instanceof ErrorType) || isLostConnection(cause)) {
            return new RedisFailure.OutcomeUnknown("Connection lost: " + cause.getMessage(), cause);
        }
        if (REFUSALS.contains(code(cause))) {
            return new RedisFailure.NotDone("Redis refused: " + cause.getMessage(), cause);
        }
        return new RedisDefect("Redis error in " + call + ": " + cause.getMessage(), cause);
    }

    private static String code(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        int end = message.indexOf(' ');
        return end < 0 ? message : message.substring(0, end);
    }
}
