package io.sessionsuite.auth.form;

import io.sessionsuite.auth.cookie.LoginCookie;
import io.sessionsuite.auth.cookie.LoginCookies;
import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.login.Logins;
import io.sessionsuite.login.Cookies;
import io.sessionsuite.login.LoginToken;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Ends the session; the same answer without one (L3). */
@Path("/")
@Tag(name = "Form login")
public class LogoutResource {

    private final Pages pages;
    private final Logins logins;
    private final LoginCookies cookies;

    LogoutResource(Pages pages, Logins logins, LoginCookies cookies) {
        this.pages = pages;
        this.logins = logins;
        this.cookies = cookies;
    }

    @POST
    @Path("/logout.csp")
    @Operation(summary = "Logs out")
    public Uni<Response> logout(@Context HttpServerRequest request) {
        Pages.BODY.skip(request);
        return pages.answer(request, visit -> pages.unlessCrossSite(request, visit, () -> page(visit)));
    }

    @GET
    @Path("/logout.csp")
    @Operation(summary = "Logs out")
    public Uni<Response> logoutByGet(@Context HttpServerRequest request) {
        return logout(request);
    }

    @POST
    @Path("/login/logout.csp")
    @Operation(summary = "Logs out")
    public Uni<Response> loginLogout(@Context HttpServerRequest request) {
        return logout(request);
    }

    @GET
    @Path("/login/logout.csp")
    @Operation(summary = "Logs out")
    public Uni<Response> loginLogoutByGet(@Context HttpServerRequest request) {
        return logout(request);
    }

    private Uni<Page> page(Visit visit) {
        Cookies sent = visit.credentials().cookies();
        List<LoginToken> tokens = sent.tokens(cookies.name(LoginCookie.ZSESSIONID), cookies.name(LoginCookie.ID));
        if (tokens.size() > Cookies.MAX_TOKENS) {
            return Uni.createFrom().item(Pages.tooManyCookies());
        }
        return Multi.createFrom()
                .iterable(tokens)
                .onItem()
                .transformToUniAndConcatenate(token -> logins.end(token, holder(token, visit)))
                .collect()
                .asList()
                .map(ended -> loggedOut(sent));
    }

    private Page loggedOut(Cookies sent) {
        Page page = Page.redirect(WayBack.START).with("Set-Cookie", cookies.clear(LoginCookie.ZSESSIONID));
        return sent.has(cookies.name(LoginCookie.ID)) ? page.with("Set-Cookie", cookies.clear(LoginCookie.ID)) : page;
    }

    /** Whoever holds the token; the record tells his name. */
    private static Actor holder(LoginToken token, Visit visit) {
        return new Actor("", "", List.of(), List.of(), visit.client(), token.sid());
    }
}
