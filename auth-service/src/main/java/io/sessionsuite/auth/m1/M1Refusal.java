package io.sessionsuite.auth.m1;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a request of this dialect is refused: the documented pair of status and message (auth 2). */
final class M1Refusal extends RuntimeException {

    private final int status;
    private final @Nullable Long retryAfterSeconds;

    private M1Refusal(int status, String message, @Nullable Long retryAfterSeconds) {
        super(message, null, false, false);
        this.status = status;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    static M1Refusal of(int status, String message) {
        return new M1Refusal(status, message, null);
    }

    static M1Refusal badRequest(String message) {
        return of(400, message);
    }

    static M1Refusal missing(String parameter) {
        return badRequest("missing parameter " + parameter);
    }

    static M1Refusal invalid(String parameter) {
        return badRequest("invalid parameter " + parameter);
    }

    static M1Refusal noRight(String user, List<String> anyOf) {
        return of(403, "User " + user + " does not have requested right in set " + String.join(", ", anyOf));
    }

    static M1Refusal noSuchUser() {
        return of(404, "no such user");
    }

    static M1Refusal tooMany(Duration retryAfter) {
        return new M1Refusal(429, "too many requests", Math.max(1, (retryAfter.toMillis() + 999) / 1000));
    }

    static M1Refusal unavailable() {
        return new M1Refusal(503, "unavailable", 1L);
    }

    int status() {
        return status;
    }

    @Nullable
    Long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
