package io.sessionsuite.auth.oauth;

import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.fusion.Answer;
import io.sessionsuite.auth.login.Attempt;
import io.sessionsuite.auth.login.LoginOrder;
import io.sessionsuite.auth.login.LoginResult;
import io.sessionsuite.auth.login.Logins;
import io.sessionsuite.auth.login.TokenConfig;
import io.sessionsuite.auth.origin.Origins;
import io.sessionsuite.body.BodyReader;
import io.sessionsuite.login.LoginToken;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Issues and revokes access tokens. */
@ApplicationScoped
class TokenRequests {

    private static final BodyReader BODY = new BodyReader(16 * 1024, Duration.ofSeconds(10));

    private final Logins logins;
    private final Origins origins;
    private final long seconds;

    TokenRequests(Logins logins, Origins origins, TokenConfig config) {
        this.logins = logins;
        this.origins = origins;
        this.seconds = config.lifetime().toSeconds();
    }

    Uni<Answer> issue(HttpServerRequest request) {
        return BODY.read(request)
                .map(body -> attempt(TokenForm.of(request, body), request))
                .flatMap(attempt -> logins.login(attempt, verified -> LoginOrder.bearer()))
                .map(this::answered);
    }

    /** The answer never tells whether there was such a token (RFC 7009). */
    Uni<Answer> revoke(HttpServerRequest request) {
        return BODY.read(request)
                .map(body -> TokenForm.of(request, body).required("token"))
                .flatMap(text -> end(text, request))
                .replaceWith(Answer.empty(200));
    }

    private Uni<Void> end(String text, HttpServerRequest request) {
        LoginToken token = LoginToken.parse(text);
        if (token == null) {
            return Uni.createFrom().voidItem();
        }
        Actor bearer = new Actor("", "", List.of(), List.of(), origins.client(request), token.sid());
        return logins.end(token, bearer).replaceWithVoid();
    }

    private Attempt attempt(TokenForm form, HttpServerRequest request) {
        Client client = origins.client(request);
        return switch (form.optional("grant_type").orElse("client_credentials")) {
            case "client_credentials" -> {
                BasicPair pair = BasicPair.of(request);
                yield new Attempt(form.realmName(), pair.username(), pair.password(), "oauth", client);
            }
            case "password" ->
                new Attempt(form.realmName(), form.required("username"), form.required("password"), "oauth", client);
            default -> throw OAuthError.unsupportedGrantType();
        };
    }

    private Answer answered(LoginResult result) {
        return switch (result) {
            case LoginResult.In in ->
                Answer.json(200, new TokenView(in.token().text(), "Bearer", seconds))
                        .with("Pragma", "no-cache");
            case LoginResult.Refused refused -> throw OAuthError.invalidClient();
            case LoginResult.NotAdmitted refused -> throw OAuthError.invalidClient();
            case LoginResult.LimitReached full -> throw OAuthError.busy();
            case LoginResult.Throttled throttled -> throw OAuthError.tooManyRequests(throttled.retryAfter());
            case LoginResult.Busy busy -> throw OAuthError.busy();
        };
    }
}
