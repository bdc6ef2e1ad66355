package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.login.Attempt;
import io.sessionsuite.auth.login.LoginOrder;
import io.sessionsuite.auth.login.LoginResult;
import io.sessionsuite.auth.login.Logins;
import io.sessionsuite.auth.origin.Origins;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginToken;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;

/** A login at E1: a new session, and the end of the one whose cookie came along. A failed login changes nothing. */
@ApplicationScoped
class FusionLogin {

    private final Logins logins;
    private final PresentedLogins presented;
    private final Origins origins;
    private final SessionCookies cookies;

    FusionLogin(Logins logins, PresentedLogins presented, Origins origins, SessionCookies cookies) {
        this.logins = logins;
        this.presented = presented;
        this.origins = origins;
        this.cookies = cookies;
    }

    Uni<Answer> login(HttpServerRequest request, JsonMembers body) {
        String realm = QueryParameters.of(request).realmName();
        Client client = origins.client(request);
        Attempt attempt = new Attempt(realm, body.text("username"), body.text("password"), "fusion", client);
        List<LoginToken> old = cookies.replaceable(request);
        return logins.login(attempt, verified -> LoginOrder.session())
                .flatMap(result -> answered(result, old, client, request));
    }

    private Uni<Answer> answered(LoginResult result, List<LoginToken> old, Client client, HttpServerRequest request) {
        return switch (result) {
            case LoginResult.In in ->
                presented
                        .end(old, EnumSet.of(LoginKind.SESSION), client)
                        .replaceWith(() -> cookies.give(Answer.empty(201), in.token(), request));
            case LoginResult.Refused refused -> throw FusionError.of(FusionCode.UNAUTHORIZED);
            case LoginResult.NotAdmitted refused -> throw FusionError.of(FusionCode.FORBIDDEN);
            case LoginResult.LimitReached full -> throw FusionError.of(FusionCode.SESSION_LIMIT);
            case LoginResult.Throttled throttled -> throw FusionError.tooManyRequests(throttled.retryAfter());
            case LoginResult.Busy busy -> throw FusionError.of(FusionCode.UNAVAILABLE);
        };
    }
}
