package io.sessionsuite.attribute;

import io.sessionsuite.login.Ending;
import io.sessionsuite.login.LoginPage;
import io.sessionsuite.origin.Preflight;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** How outcomes and refusals are answered: JSON, or the login page for callers who know "log in again" only by it. */
@Singleton
class SessionAnswers {

    static final String ALLOWED = "GET, POST, OPTIONS";
    private static final MediaType HTML = MediaType.valueOf(LoginPage.CONTENT_TYPE);
    private static final String STRICT_TRANSPORT = "max-age=31536000";

    private final AttributeLimits limits;
    private final UnauthenticatedAnswer unauthenticated;
    private final SessionCookies cookies;

    SessionAnswers(AttributeConfig config, SessionCookies cookies) {
        this.limits = AttributeLimits.of(config.limits());
        this.unauthenticated = config.unauthenticated();
        this.cookies = cookies;
    }

    Response of(SessionCall call, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Found found ->
                json(call.provenance(), 200, JsonObject.of(found.values())).build();
            case Outcome.Stored stored -> done(call).build();
            case Outcome.Deleted deleted -> done(call).build();
            case Outcome.Admitted admitted -> done(call).build();
            case Outcome.Invalidated over -> loggedOut(call);
            case Outcome.TooMany many -> of(call, Problem.tooManyAttributes(many.count(), limits.attributeCount()));
            case Outcome.TooLarge large -> of(call, Problem.sessionTooLarge(large.bytes(), limits.sessionSize()));
            case Outcome.NotLoggedIn nobody -> notLoggedIn(call, nobody.why());
            case Outcome.RoleMissing missing -> of(call, Problem.FORBIDDEN);
            case Outcome.CsrfRefused refused -> of(call, Problem.CSRF);
            case Outcome.CrossSite foreign -> of(call, Problem.CROSS_SITE);
        };
    }

    Response of(SessionCall call, AttributeError error) {
        ResponseBuilder answer = problem(call.provenance(), problem(error));
        if (error instanceof AttributeError.Unavailable unavailable) {
            answer.header("Retry-After", "1").header("Session-Outcome", unavailable.outcome());
        }
        return answer.build();
    }

    Problem problem(AttributeError error) {
        return Problem.of(error, limits);
    }

    Response of(SessionCall call, Problem problem) {
        return problem(call.provenance(), problem).build();
    }

    Response notFound(Provenance provenance) {
        return problem(provenance, Problem.NOT_FOUND).build();
    }

    Response methodNotAllowed(Provenance provenance) {
        return problem(provenance, Problem.METHOD_NOT_ALLOWED)
                .header("Allow", ALLOWED)
                .build();
    }

    Response of(Provenance provenance, Preflight preflight) {
        return switch (preflight) {
            case Preflight.Refused refused ->
                problem(provenance, Problem.CROSS_SITE).build();
            case Preflight.NotCors plain -> noContent().header("Allow", ALLOWED).build();
            case Preflight.Allowed allowed -> {
                ResponseBuilder answer = noContent();
                allowed.headers().forEach(answer::header);
                yield answer.build();
            }
        };
    }

    private Response notLoggedIn(SessionCall call, Ending why) {
        if (unauthenticated == UnauthenticatedAnswer.LOGIN_PAGE && !call.isProgrammatic()) {
            return page(call.provenance());
        }
        String challenge = call.hasAuthorization() ? "Bearer error=\"invalid_token\"" : "Session realm=\"mmonit\"";
        return problem(call.provenance(), Problem.notLoggedIn(why.code()))
                .header("WWW-Authenticate", challenge)
                .build();
    }

    private static Response page(Provenance provenance) {
        ResponseBuilder page = Response.ok(LoginPage.bytes(), HTML);
        LoginPage.HEADERS.forEach(page::header);
        provenance.corsHeaders().forEach(page::header);
        if (provenance.arrival().isSecure()) {
            page.header("Strict-Transport-Security", STRICT_TRANSPORT);
        }
        return page.build();
    }

    private Response loggedOut(SessionCall call) {
        ResponseBuilder answer = done(call);
        HttpServerRequest request = call.request();
        if (Credentials.of(request.headers(), cookies).byCookie()) {
            cookies.clearing(request.headers().getAll(HttpHeaders.COOKIE))
                    .forEach(cookie -> answer.header("Set-Cookie", cookie));
        }
        return answer.build();
    }

    private static ResponseBuilder done(SessionCall call) {
        return json(call.provenance(), 200, JsonObject.empty());
    }

    private static ResponseBuilder noContent() {
        return harmless(Response.noContent());
    }

    private static ResponseBuilder problem(Provenance provenance, Problem problem) {
        return json(provenance, problem.status(), problem.json());
    }

    private static ResponseBuilder json(Provenance provenance, int status, byte[] body) {
        ResponseBuilder answer = harmless(Response.status(status).entity(body).type(MediaType.APPLICATION_JSON_TYPE));
        provenance.corsHeaders().forEach(answer::header);
        return answer;
    }

    /** Nothing here may be kept or taken for another type. */
    private static ResponseBuilder harmless(ResponseBuilder answer) {
        return answer.header("Cache-Control", "no-store").header("X-Content-Type-Options", "nosniff");
    }
}
