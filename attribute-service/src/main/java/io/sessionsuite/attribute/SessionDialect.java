package io.sessionsuite.attribute;

import io.quarkus.runtime.Startup;
import io.sessionsuite.attribute.AttributeError.BadRequest;
import io.sessionsuite.attribute.AttributeError.QueryTooLong;
import io.sessionsuite.attribute.AttributeError.RequestTooLarge;
import io.sessionsuite.attribute.AttributeError.ValueTooLarge;
import io.sessionsuite.body.BodyAborted;
import io.sessionsuite.body.BodyReader;
import io.sessionsuite.body.BodyTooSlow;
import io.sessionsuite.body.RequestBodyException;
import io.sessionsuite.login.Cookies;
import io.sessionsuite.login.Ending;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * From a request to its answer, in the order of checks of this API (attributes 2.4): sizes, credential, and only then
 * the body; whatever else is wrong is judged together with the session, in one step.
 *
 * <p>Made at the start, so that a setting that cannot work stops it.
 */
@Startup
@Singleton
class SessionDialect {

    private static final Logger LOG = Logger.getLogger(SessionDialect.class);
    private static final Pattern ROLE = Pattern.compile("[A-Za-z0-9_.:-]{0,128}");

    private final Attributes attributes;
    private final Origins origins;
    private final SessionCookies cookies;
    private final SessionAnswers answers;
    private final SessionJournal journal;
    private final OrderReader orders;
    private final BodyReader bodies;
    private final long querySize;
    private final boolean strictCsrf;
    private final String requiredRole;

    SessionDialect(
            Attributes attributes,
            Origins origins,
            SessionCookies cookies,
            SessionAnswers answers,
            SessionJournal journal,
            AttributeConfig config) {
        AttributeConfig.Limits limits = config.limits();
        this.attributes = attributes;
        this.origins = origins;
        this.cookies = cookies;
        this.answers = answers;
        this.journal = journal;
        this.orders = new OrderReader(AttributeLimits.of(limits));
        this.bodies = new BodyReader(Math.toIntExact(limits.bodySize().asLongValue()), limits.bodyTimeout());
        this.querySize = limits.querySize().asLongValue();
        this.strictCsrf = config.csrf().get() == AttributeConfig.GetRule.STRICT;
        this.requiredRole = config.requiredRole().orElse("");
        if (!ROLE.matcher(requiredRole).matches()) {
            throw new IllegalArgumentException("attribute.required-role is no role name");
        }
    }

    /** Carries out one of the operations. */
    Uni<Response> perform(SessionOperation operation, Prefix prefix, HttpServerRequest request) {
        SessionCall call = new SessionCall(operation, prefix, request, origins.of(request));
        if (call.hasTrailingSlash()) {
            return notFound(request);
        }
        return Uni.createFrom()
                .deferred(() -> perform(call))
                .onFailure()
                .recoverWithItem(failure -> failed(call, failure));
    }

    /** Answers what a browser asks before it lets a page of another origin call. */
    Uni<Response> preflight(HttpServerRequest request) {
        bodies.skip(request);
        Provenance provenance = origins.of(request);
        return Uni.createFrom().item(answers.of(provenance, origins.preflight(provenance)));
    }

    /** Answers any other method on the path of an operation. */
    Uni<Response> notAllowed(HttpServerRequest request) {
        bodies.skip(request);
        return Uni.createFrom().item(answers.methodNotAllowed(origins.of(request)));
    }

    /** Answers a path below a version that names nothing, without looking at the session. */
    Uni<Response> notFound(HttpServerRequest request) {
        bodies.skip(request);
        return Uni.createFrom().item(answers.notFound(origins.of(request)));
    }

    private Uni<Response> perform(SessionCall call) {
        HttpServerRequest request = call.request();
        Credentials credentials = Credentials.of(request.headers(), cookies);
        AttributeError refusal = refusal(request, credentials);
        if (refusal == null && !credentials.tokens().isEmpty() && call.isPost()) {
            return bodies.read(request)
                    .onFailure(RequestBodyException.class)
                    .transform(SessionDialect::bodyRefused)
                    .flatMap(body -> perform(call, credentials, Submission.of(request, body)));
        }
        bodies.skip(request);
        if (refusal != null) {
            return Uni.createFrom().failure(refusal);
        }
        if (credentials.tokens().isEmpty()) {
            return Uni.createFrom().item(notLoggedIn(call));
        }
        return perform(call, credentials, Submission.ofQuery(request));
    }

    private @Nullable AttributeError refusal(HttpServerRequest request, Credentials credentials) {
        String query = request.query();
        if (query != null && query.length() > querySize) {
            return new QueryTooLong();
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > bodies.limit()) {
            return new RequestTooLarge();
        }
        return credentials.tokens().size() > Cookies.MAX_TOKENS ? BadRequest.cookie() : null;
    }

    private Uni<Response> perform(SessionCall call, Credentials credentials, Submission submission) {
        boolean byCookie = credentials.byCookie();
        boolean csrfAsked =
                byCookie && (call.isPost() || strictCsrf && call.operation().changesState());
        Gate gate = new Gate(
                byCookie,
                call.provenance().address(),
                call.touches(),
                csrfAsked,
                csrfAsked ? submission.csrfToken(call.request()) : "",
                requiredRole);
        boolean crossSite = byCookie && call.isWorthForging() && origins.isCrossSite(call.provenance());
        Visit visit = new Visit(credentials.tokens(), gate, crossSite);
        return attributes
                .perform(visit, orders.read(call.operation(), submission))
                .onFailure(ValueTooLarge.class)
                .invoke(flaw -> journal.note(call, visit, flaw))
                .map(outcome -> {
                    journal.note(call, visit, outcome);
                    return answers.of(call, outcome);
                });
    }

    private Response notLoggedIn(SessionCall call) {
        Outcome.NotLoggedIn nobody = new Outcome.NotLoggedIn(Ending.UNAUTHORIZED);
        journal.notLoggedIn(call, nobody);
        return answers.of(call, nobody);
    }

    private static Throwable bodyRefused(Throwable refusal) {
        return switch (refusal) {
            case BodyTooSlow slow -> new AttributeError.BodyTooSlow();
            case BodyAborted aborted -> BadRequest.encoding();
            default -> new RequestTooLarge();
        };
    }

    private Response failed(SessionCall call, Throwable failure) {
        if (failure instanceof AttributeError error) {
            journal.failed(call, answers.problem(error));
            return answers.of(call, error);
        }
        LOG.errorf(failure, "%s failed", call.operation());
        journal.failed(call, Problem.INTERNAL);
        return answers.of(call, Problem.INTERNAL);
    }
}
