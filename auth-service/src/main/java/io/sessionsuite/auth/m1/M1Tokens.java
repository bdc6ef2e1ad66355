package io.sessionsuite.auth.m1;

import io.sessionsuite.auth.caller.Callers;
import io.sessionsuite.auth.caller.Credentials;
import io.sessionsuite.auth.caller.Dialect;
import io.sessionsuite.auth.caller.Identification;
import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.login.Attempt;
import io.sessionsuite.auth.login.LoginOrder;
import io.sessionsuite.auth.login.LoginResult;
import io.sessionsuite.auth.login.Logins;
import io.sessionsuite.login.Cookies;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Tokens for {@code m1-auth-token}: given for a password, listed, revoked (T1, T10). */
@ApplicationScoped
class M1Tokens {

    private final Logins logins;
    private final Callers callers;
    private final M1Settings settings;
    private final String realm;

    M1Tokens(Logins logins, Callers callers, M1Settings settings, M1Config config) {
        this.logins = logins;
        this.callers = callers;
        this.settings = settings;
        this.realm = config.realm();
    }

    Uni<LoginToken> give(TokenOrder order, M1Call call) {
        Attempt attempt = new Attempt(realm, order.username(), order.password(), "m1", call.client());
        return order.lifeOr(settings::tokenLifetime)
                .flatMap(life -> vouched(order, call).flatMap(vouched -> {
                    LoginOrder login =
                            LoginOrder.m1(life, order.boundTo(call.client().address()));
                    return logins.login(
                            attempt,
                            verified -> !order.isPrivileged()
                                            || vouched
                                            || verified.grants().rights().contains(M1Dialect.ADMIN)
                                    ? login
                                    : null);
                }))
                .map(M1Tokens::token);
    }

    Uni<List<Token>> list(UserId user) {
        return logins.list(user).map(all -> all.stream()
                .filter(login -> login.kind() == LoginKind.M1)
                .map(Token::of)
                .toList());
    }

    Uni<Void> revoke(UserId user, Actor actor) {
        return logins.endAll(user, Set.of(LoginKind.M1), null, actor);
    }

    /** Whether an administrator's token in the same request stands up for a privileged order. */
    private Uni<Boolean> vouched(TokenOrder order, M1Call call) {
        String presented = call.credentials().m1Token();
        if (!order.isPrivileged() || presented == null) {
            return Uni.createFrom().item(false);
        }
        Credentials token = new Credentials(null, null, null, presented, new Cookies(List.of()), realm);
        return callers.identify(token, Dialect.M1, call.client(), call.touches())
                .map(found -> found instanceof Identification.Known known
                        && known.identity().caller().hasAny(List.of(M1Dialect.ADMIN)));
    }

    private static LoginToken token(LoginResult result) {
        return switch (result) {
            case LoginResult.In in -> in.token();
            case LoginResult.Refused refused -> throw M1Refusal.of(401, "wrong user or password");
            case LoginResult.NotAdmitted(var user) ->
                throw M1Refusal.noRight(user.username(), List.of(M1Dialect.ADMIN));
            case LoginResult.LimitReached limit -> throw M1Refusal.of(403, "too many logins of this user");
            case LoginResult.Throttled(var retryAfter) -> throw M1Refusal.tooMany(retryAfter);
            case LoginResult.Busy busy -> throw M1Refusal.unavailable();
        };
    }
}
