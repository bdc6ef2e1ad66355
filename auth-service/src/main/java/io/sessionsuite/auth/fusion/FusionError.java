package io.sessionsuite.auth.fusion;

import java.time.Duration;
import java.util.List;

/** A refusal this dialect itself decides on; the details name parameters, never values. */
final class FusionError extends RuntimeException {

    private final FusionCode code;
    private final List<String> details;
    private final Duration retryAfter;

    private FusionError(FusionCode code, List<String> details, Duration retryAfter) {
        super(code.code(), null, false, false);
        this.code = code;
        this.details = details;
        this.retryAfter = retryAfter;
    }

    static FusionError of(FusionCode code) {
        return new FusionError(code, List.of(), Duration.ZERO);
    }

    static FusionError missing(String parameter) {
        return new FusionError(FusionCode.MISSING_PARAMETER, List.of(parameter), Duration.ZERO);
    }

    static FusionError invalid(String parameter) {
        return new FusionError(FusionCode.INVALID_PARAMETER, List.of(parameter), Duration.ZERO);
    }

    static FusionError tooManyRequests(Duration retryAfter) {
        return new FusionError(FusionCode.TOO_MANY_REQUESTS, List.of(), retryAfter);
    }

    FusionCode code() {
        return code;
    }

    List<String> details() {
        return details;
    }

    /** Zero if the answer says nothing about it. */
    Duration retryAfter() {
        return retryAfter;
    }
}
