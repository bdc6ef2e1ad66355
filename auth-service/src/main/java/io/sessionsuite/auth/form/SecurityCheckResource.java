package io.sessionsuite.auth.form;

import io.sessionsuite.auth.cookie.LoginCookie;
import io.sessionsuite.auth.cookie.LoginCookies;
import io.sessionsuite.auth.login.LoginResult;
import io.sessionsuite.auth.login.SessionConfig;
import io.sessionsuite.body.ContentType;
import io.sessionsuite.body.FormDecoder;
import io.sessionsuite.body.Parameters;
import io.sessionsuite.login.LoginToken;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes what the login form sends (L2). */
@Path("/z_security_check")
@Tag(name = "Form login")
public class SecurityCheckResource {

    private static final FormDecoder DECODER = FormDecoder.strict(1_000);

    private final Pages pages;
    private final FormLogin login;
    private final LoginCookies cookies;
    private final FormLoginConfig config;
    private final SessionConfig session;

    SecurityCheckResource(
            Pages pages, FormLogin login, LoginCookies cookies, FormLoginConfig config, SessionConfig session) {
        this.pages = pages;
        this.login = login;
        this.cookies = cookies;
        this.config = config;
        this.session = session;
    }

    @POST
    @Operation(summary = "Logs in; the answer is a redirect, or the login page again")
    public Uni<Response> post(@Context HttpServerRequest request) {
        ContentType type = ContentType.of(request);
        return pages.answer(request, visit -> Pages.BODY
                .read(request)
                .flatMap(body -> type.isUtf8(ContentType.FORM)
                        ? submitted(request, visit, () -> DECODER.body(body))
                        : Uni.createFrom().item(Page.notice(415, "The login form is sent url-encoded in UTF-8."))));
    }

    @GET
    @Operation(summary = "The same by query, where it is switched on")
    public Uni<Response> get(@Context HttpServerRequest request) {
        return pages.answer(request, visit -> submitted(request, visit, () -> DECODER.query(request.query())));
    }

    private Uni<Page> submitted(HttpServerRequest request, Visit visit, Supplier<Parameters> form) {
        return pages.unlessCrossSite(request, visit, () -> submitted(form.get(), visit));
    }

    private Uni<Page> submitted(Parameters form, Visit visit) {
        FormFields fields = FormFields.of(form);
        if (fields == null) {
            return Uni.createFrom().item(Pages.badRequest());
        }
        return login.login(fields, visit).map(result -> page(result, visit));
    }

    private Page page(LoginResult result, Visit visit) {
        return switch (result) {
            case LoginResult.In in -> Page.redirect(visit.wayBack()).with("Set-Cookie", cookie(in.token(), visit));
            case LoginResult.Refused refused -> refused();
            case LoginResult.NotAdmitted refused -> Page.login(403, "You may not log in here.");
            case LoginResult.LimitReached limit ->
                Page.login(403, "You are logged in as often as you may be. Please log out elsewhere first.");
            case LoginResult.Throttled(var retryAfter) -> Pages.throttled(retryAfter);
            case LoginResult.Busy busy -> Pages.unavailable("not-done");
        };
    }

    private String cookie(LoginToken token, Visit visit) {
        return cookies.set(LoginCookie.ZSESSIONID, token, visit.https(), session.absolute());
    }

    private Page refused() {
        return Page.login(config.failureStatus(), "The user name or the password is wrong.")
                .with("WWW-Authenticate", "Session realm=\"mmonit\"");
    }
}
