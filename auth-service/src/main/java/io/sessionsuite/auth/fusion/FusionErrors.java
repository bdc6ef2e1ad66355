package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.AuthError;
import io.sessionsuite.body.BodyAborted;
import io.sessionsuite.body.BodyTooLarge;
import io.sessionsuite.body.BodyTooSlow;
import io.sessionsuite.body.MalformedParameters;
import io.sessionsuite.body.RequestBodyException;
import io.sessionsuite.body.TooManyParameters;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Every failure as this dialect says it (auth 2): the only place that maps to codes and statuses. */
public final class FusionErrors {

    private static final Logger LOG = Logger.getLogger(FusionErrors.class);
    private static final String BASIC = "Basic realm=\"native\", charset=\"UTF-8\"";
    private static final String SESSION = "Session realm=\"native\"";

    private FusionErrors() {}

    private record Body(String code, String message, int httpStatusCode, List<String> details) {}

    /** The answer to a request that failed. */
    public static Answer answer(Throwable failure, HttpServerRequest request) {
        return switch (failure) {
            case FusionError refusal -> refused(refusal, request);
            case AuthError error -> failed(error);
            case RequestBodyException body -> unreadable(body);
            default -> unexpected(failure);
        };
    }

    /** There is nothing under this path. */
    public static Answer notFound() {
        return of(FusionCode.NOT_FOUND);
    }

    /** The path is there, the method is not. */
    public static Answer methodNotAllowed(String allow) {
        return of(FusionCode.METHOD_NOT_ALLOWED).with("Allow", allow);
    }

    /** The path, or another part of the request line, can be read in two ways. */
    public static Answer malformed(String part) {
        return of(FusionCode.INVALID_PARAMETER, part);
    }

    public static Answer uriTooLong() {
        return of(FusionCode.URI_TOO_LONG);
    }

    public static Answer forbidden() {
        return of(FusionCode.FORBIDDEN);
    }

    private static Answer refused(FusionError refusal, HttpServerRequest request) {
        if (refusal.code() == FusionCode.UNAVAILABLE) {
            return unavailable("not-done");
        }
        Answer answer = of(refusal.code(), refusal.details().toArray(String[]::new));
        if (refusal.code().status() == 401) {
            return answer.with("WWW-Authenticate", challenge(request));
        }
        return refusal.retryAfter().isZero() ? answer : answer.with("Retry-After", seconds(refusal.retryAfter()));
    }

    private static Answer failed(AuthError error) {
        return switch (error) {
            case AuthError.Invalid invalid -> of(FusionCode.INVALID_PARAMETER, invalid.parameter());
            case AuthError.Forbidden forbidden -> of(FusionCode.FORBIDDEN);
            case AuthError.Missing missing -> of(FusionCode.NOT_FOUND);
            case AuthError.Conflict conflict ->
                of(FusionCode.CONFLICT, conflict.reason().name());
            case AuthError.Stale stale -> of(FusionCode.PRECONDITION_FAILED);
            case AuthError.Unavailable unavailable -> unavailable(unavailable.outcome());
        };
    }

    private static Answer unreadable(RequestBodyException failure) {
        return switch (failure) {
            case BodyTooLarge large -> of(FusionCode.PAYLOAD_TOO_LARGE);
            case BodyTooSlow slow -> of(FusionCode.REQUEST_TIMEOUT);
            case BodyAborted aborted -> of(FusionCode.REQUEST_TIMEOUT);
            case MalformedParameters malformed -> of(FusionCode.INVALID_PARAMETER, "query");
            case TooManyParameters many -> of(FusionCode.INVALID_PARAMETER, "query");
        };
    }

    /** The one thing told is an id to look for in the log. */
    private static Answer unexpected(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "Request failed, error id %s", id);
        return of(FusionCode.INTERNAL_ERROR, id);
    }

    private static Answer unavailable(String outcome) {
        return of(FusionCode.UNAVAILABLE).with("Retry-After", "1").with("Session-Outcome", outcome);
    }

    /** No Basic for browsers' scripts: they would show a password dialog. */
    private static String challenge(HttpServerRequest request) {
        boolean browser = request.headers().contains("Origin")
                || request.headers().contains("Sec-Fetch-Mode")
                || request.headers().contains("X-Requested-With");
        return request.headers().contains("Authorization") || !browser ? BASIC : SESSION;
    }

    private static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    private static Answer of(FusionCode code, String... details) {
        return Answer.json(code.status(), new Body(code.code(), code.message(), code.status(), List.of(details)));
    }
}
