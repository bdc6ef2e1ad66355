package io.sessionsuite.auth.oauth;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sessionsuite.auth.AuthError;
import io.sessionsuite.auth.fusion.Answer;
import io.sessionsuite.body.BodyAborted;
import io.sessionsuite.body.BodyTooLarge;
import io.sessionsuite.body.BodyTooSlow;
import io.sessionsuite.body.MalformedParameters;
import io.sessionsuite.body.RequestBodyException;
import io.sessionsuite.body.TooManyParameters;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Every failure as RFC 6749 words it (auth 2). */
public final class OAuthErrors {

    private static final Logger LOG = Logger.getLogger(OAuthErrors.class);
    private static final String CHALLENGE = "Basic realm=\"native\", charset=\"UTF-8\"";

    private OAuthErrors() {}

    private record Body(
            String error, @JsonProperty("error_description") String description) {}

    /** A request that cannot be answered at all. */
    public static Answer invalidRequest(int status, String description) {
        return of(status, "invalid_request", description);
    }

    static Answer answer(Throwable failure) {
        return switch (failure) {
            case OAuthError refusal -> refused(refusal);
            case AuthError error -> failed(error);
            case RequestBodyException body -> unreadable(body);
            default -> unexpected(failure);
        };
    }

    private static Answer refused(OAuthError refusal) {
        Answer answer = of(refusal.status(), refusal.error(), refusal.description());
        if (refusal.status() == 401) {
            return answer.with("WWW-Authenticate", CHALLENGE);
        }
        if (refusal.status() == 503) {
            return unavailable(refusal.description(), "not-done");
        }
        return refusal.retryAfter().isZero() ? answer : answer.with("Retry-After", seconds(refusal.retryAfter()));
    }

    private static Answer failed(AuthError error) {
        return switch (error) {
            case AuthError.Invalid invalid -> invalidRequest(400, "Invalid parameter " + invalid.parameter());
            case AuthError.Forbidden forbidden -> of(403, "access_denied", "This is not permitted");
            case AuthError.Missing missing -> invalidRequest(404, "There is no such thing");
            case AuthError.Conflict conflict -> invalidRequest(409, "This conflicts with the present state");
            case AuthError.Stale stale -> invalidRequest(412, "This has changed");
            case AuthError.Unavailable unavailable ->
                unavailable("The service is unavailable at the moment", unavailable.outcome());
        };
    }

    private static Answer unreadable(RequestBodyException failure) {
        return switch (failure) {
            case BodyTooLarge large -> invalidRequest(413, "The request body is too large");
            case BodyTooSlow slow -> invalidRequest(408, "The request body did not arrive in time");
            case BodyAborted aborted -> invalidRequest(408, "The request body did not arrive");
            case MalformedParameters malformed -> invalidRequest(400, "A parameter is malformed");
            case TooManyParameters many -> invalidRequest(400, "There are too many parameters");
        };
    }

    private static Answer unexpected(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "Request failed, error id %s", id);
        return of(500, "server_error", "An internal error occurred: " + id);
    }

    private static Answer unavailable(String description, String outcome) {
        return of(503, "temporarily_unavailable", description)
                .with("Retry-After", "1")
                .with("Session-Outcome", outcome);
    }

    private static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    private static Answer of(int status, String error, String description) {
        return Answer.json(status, new Body(error, description)).with("Pragma", "no-cache");
    }
}
