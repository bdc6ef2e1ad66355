package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.directory.User;
import io.sessionsuite.auth.directory.Users;
import io.sessionsuite.auth.login.Attempt;
import io.sessionsuite.auth.login.Authentication;
import io.sessionsuite.auth.login.Authenticator;
import io.sessionsuite.auth.login.Logins;
import io.sessionsuite.auth.password.PasswordConfig;
import io.sessionsuite.login.Caller;
import io.sessionsuite.login.Login;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * New passwords. Whoever changes his own names the current one, and a wrong one counts like a failed login. Afterwards
 * his other logins are dead and a session in a cookie has a new secret.
 */
@ApplicationScoped
class OwnPassword {

    private final Users users;
    private final UserRequests requests;
    private final Authenticator authenticator;
    private final Logins logins;
    private final SessionCookies cookies;
    private final boolean requireCurrent;

    OwnPassword(
            Users users,
            UserRequests requests,
            Authenticator authenticator,
            Logins logins,
            SessionCookies cookies,
            PasswordConfig config) {
        this.users = users;
        this.requests = requests;
        this.authenticator = authenticator;
        this.logins = logins;
        this.cookies = cookies;
        this.requireCurrent = config.requireCurrent();
    }

    Uni<Answer> change(Call call, UserId id) {
        JsonMembers body = call.json();
        body.refuse("username", "realmName", "roleNames", "permissions", "timezone", "enabled");
        String password = body.text("password");
        UserRequests.requireConfirmed(body);
        Long revision = Revisions.expected(call.request());
        boolean own = id.equals(call.uid());
        return proven(call, body, own)
                .flatMap(proof -> users.setPassword(id, password, revision, call.actor()))
                .flatMap(user -> renewed(call, user, own));
    }

    private Uni<Boolean> proven(Call call, JsonMembers body, boolean own) {
        if (!own || !requireCurrent) {
            return Uni.createFrom().item(false);
        }
        Caller caller = call.caller();
        Attempt attempt =
                new Attempt(caller.realm(), caller.user(), body.text("currentPassword"), "password", call.client());
        return authenticator.verify(attempt).map(OwnPassword::judged);
    }

    private static boolean judged(Authentication result) {
        return switch (result) {
            case Authentication.Verified verified -> true;
            case Authentication.Refused refused -> throw FusionError.of(FusionCode.FORBIDDEN);
            case Authentication.Throttled throttled -> throw FusionError.tooManyRequests(throttled.retryAfter());
            case Authentication.Busy busy -> throw FusionError.of(FusionCode.UNAVAILABLE);
        };
    }

    private Uni<Answer> renewed(Call call, User user, boolean own) {
        Uni<Answer> shown = requests.shown(200, user);
        LoginToken token = own ? cookieSession(call) : null;
        return token == null
                ? shown
                : shown.flatMap(answer -> logins.refresh(token, call.actor())
                        .map(fresh -> fresh == null ? answer : cookies.replace(answer, token, fresh, call.request())));
    }

    /** Only a cookie can be replaced by an answer; a client with a header keeps what it has. */
    private static @Nullable LoginToken cookieSession(Call call) {
        Login login = call.caller().login();
        boolean inCookie = call.caller().carrier() == Caller.Carrier.COOKIE;
        return inCookie && login != null && login.kind() == LoginKind.SESSION
                ? call.identity().token()
                : null;
    }
}
