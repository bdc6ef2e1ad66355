package io.sessionsuite.auth.oauth;

import java.time.Duration;

/** A refusal of a token request, in the words of RFC 6749. */
final class OAuthError extends RuntimeException {

    private final int status;
    private final String error;
    private final String description;
    private final Duration retryAfter;

    private OAuthError(int status, String error, String description, Duration retryAfter) {
        super(error, null, false, false);
        this.status = status;
        this.error = error;
        this.description = description;
        this.retryAfter = retryAfter;
    }

    static OAuthError invalidClient() {
        return new OAuthError(401, "invalid_client", "Authentication failed", Duration.ZERO);
    }

    static OAuthError invalidRequest(String description) {
        return new OAuthError(400, "invalid_request", description, Duration.ZERO);
    }

    static OAuthError unsupportedGrantType() {
        return new OAuthError(
                400, "unsupported_grant_type", "Supported are client_credentials and password", Duration.ZERO);
    }

    static OAuthError tooManyRequests(Duration retryAfter) {
        return new OAuthError(429, "temporarily_unavailable", "Too many attempts; try again later", retryAfter);
    }

    static OAuthError busy() {
        return new OAuthError(503, "temporarily_unavailable", "Too many logins at once", Duration.ofSeconds(1));
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    String description() {
        return description;
    }

    /** Zero if the answer says nothing about it. */
    Duration retryAfter() {
        return retryAfter;
    }
}
