package io.sessionsuite.auth.form;

import io.sessionsuite.auth.caller.Callers;
import io.sessionsuite.auth.caller.Dialect;
import io.sessionsuite.auth.caller.Identification;
import io.sessionsuite.auth.caller.Identity;
import io.sessionsuite.auth.cookie.LoginCookie;
import io.sessionsuite.auth.cookie.LoginCookies;
import io.sessionsuite.login.LoginKind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The page to log in from, or the one that says who is logged in (L1). */
@Path("/")
@Tag(name = "Form login")
public class LoginPageResource {

    private final Pages pages;
    private final Callers callers;
    private final Prelogins prelogins;
    private final LoginCookies cookies;

    LoginPageResource(Pages pages, Callers callers, Prelogins prelogins, LoginCookies cookies) {
        this.pages = pages;
        this.callers = callers;
        this.prelogins = prelogins;
        this.cookies = cookies;
    }

    @GET
    @Path("/index.csp")
    @Operation(summary = "Login page, or who is logged in")
    public Uni<Response> index(@Context HttpServerRequest request) {
        boolean touch = !"no".equalsIgnoreCase(request.getHeader("x-session-touch"));
        return pages.answer(
                request, visit -> callers.identify(visit.credentials(), Dialect.PAGES, visit.client(), touch)
                        .flatMap(found -> page(found, visit)));
    }

    @GET
    @Path("/login")
    @Operation(summary = "The same page")
    public Uni<Response> login(@Context HttpServerRequest request) {
        return index(request);
    }

    @GET
    @Path("/login/login.csp")
    @Operation(summary = "The same page")
    public Uni<Response> loginPage(@Context HttpServerRequest request) {
        return index(request);
    }

    private Uni<Page> page(Identification found, Visit visit) {
        return switch (found) {
            case Identification.Known(var identity) -> Uni.createFrom().item(known(identity));
            case Identification.Nobody nobody -> fresh(visit);
            case Identification.Refused refused -> fresh(visit);
            case Identification.TooManyCookies cookies -> Uni.createFrom().item(Pages.tooManyCookies());
            case Identification.Throttled(var retryAfter) -> Uni.createFrom().item(Pages.throttled(retryAfter));
            case Identification.Busy busy -> Uni.createFrom().item(Pages.unavailable("not-done"));
        };
    }

    private static Page known(Identity identity) {
        var login = identity.caller().login();
        boolean loggedIn = login != null && login.kind() != LoginKind.PRELOGIN;
        return loggedIn ? Page.loggedIn(identity.caller().user()) : Page.login();
    }

    private Uni<Page> fresh(Visit visit) {
        return prelogins
                .open(visit)
                .map(token -> token == null
                        ? Page.login()
                        : Page.login()
                                .with(
                                        "Set-Cookie",
                                        cookies.set(LoginCookie.ZSESSIONID, token, visit.https(), prelogins.life())));
    }
}
