package io.sessionsuite.auth.form;

import io.sessionsuite.auth.AuthError;
import io.sessionsuite.auth.origin.Origins;
import io.sessionsuite.body.BodyReader;
import io.sessionsuite.body.BodyTooLarge;
import io.sessionsuite.body.RequestBodyException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The edge of this dialect: turns what happened into a page (auth 2). */
@ApplicationScoped
class Pages {

    static final BodyReader BODY = new BodyReader(16 << 10, Duration.ofSeconds(10));

    private static final Logger LOG = Logger.getLogger(Pages.class);

    private final Origins origins;
    private final PageEvents events;

    Pages(Origins origins, PageEvents events) {
        this.origins = origins;
        this.events = events;
    }

    /** Answers with the page that {@code work} makes of this visit. */
    Uni<Response> answer(HttpServerRequest request, Function<Visit, Uni<Page>> work) {
        return Uni.createFrom()
                .deferred(() -> work.apply(Visit.of(request, origins)))
                .onFailure()
                .recoverWithItem(Pages::failed)
                .map(page -> page.over(origins.isHttps(request)).toResponse());
    }

    /** What {@code work} makes of a visit that no foreign page sent. */
    Uni<Page> unlessCrossSite(HttpServerRequest request, Visit visit, Supplier<Uni<Page>> work) {
        if (!origins.isCrossSite(request)) {
            return work.get();
        }
        events.crossSite(visit, request.path());
        return Uni.createFrom().item(crossSite());
    }

    private static Page crossSite() {
        return Page.login(403, "This request came from another site. Please log in here.");
    }

    static Page badRequest() {
        return Page.notice(400, "The request could not be understood.");
    }

    static Page tooManyCookies() {
        return Page.notice(400, "Too many session cookies.");
    }

    static Page throttled(Duration retryAfter) {
        long seconds = Math.max(1, (retryAfter.toMillis() + 999) / 1000);
        return Page.login(429, "Too many attempts. Please try again later.")
                .with("Retry-After", Long.toString(seconds));
    }

    static Page unavailable(String outcome) {
        return Page.notice(503, "The service is not available at the moment. Please try again later.")
                .with("Retry-After", "1")
                .with("Session-Outcome", outcome);
    }

    private static Page failed(Throwable failure) {
        return switch (failure) {
            case AuthError.Unavailable unavailable -> unavailable(unavailable.outcome());
            case BodyTooLarge large -> Page.notice(413, "The request is too large.");
            case RequestBodyException unreadable -> badRequest();
            default -> {
                UUID id = UUID.randomUUID();
                LOG.errorf(failure, "Defect %s", id);
                yield Page.notice(500, "An internal error occurred: " + id);
            }
        };
    }
}
