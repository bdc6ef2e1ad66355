package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.login.Logins;
import io.sessionsuite.auth.login.SessionsConfig;
import io.sessionsuite.login.Caller;
import io.sessionsuite.login.Login;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.login.Sid;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ending and renewing logins by their owner, and ending those of others by an administrator. */
@ApplicationScoped
class LoginEndings {

    private static final Uni<Boolean> NOT_ENDED = Uni.createFrom().item(false);

    private final FusionGate gate;
    private final Logins logins;
    private final ForeignLogins foreign;
    private final SessionCookies cookies;
    private final Optional<Duration> maxAge;

    LoginEndings(FusionGate gate, Logins logins, ForeignLogins foreign, SessionCookies cookies, SessionsConfig config) {
        this.gate = gate;
        this.logins = logins;
        this.foreign = foreign;
        this.cookies = cookies;
        this.maxAge = config.revokeMaxAuthAge();
    }

    Uni<Answer> endMany(Call call) {
        String scope = call.query().single("scope").orElseThrow(() -> FusionError.missing("scope"));
        Sid current = currentSid(call);
        return switch (scope) {
            case "others" -> {
                requireRecentLogin(call);
                yield logins.endAll(call.uid(), ForeignLogins.OF_USERS, current, call.actor())
                        .replaceWith(Answer.empty(204));
            }
            case "all" -> {
                requireRecentLogin(call);
                yield logins.endAll(call.uid(), ForeignLogins.OF_USERS, null, call.actor())
                        .replaceWith(() -> cookies.clear(Answer.empty(204), call.request()));
            }
            default -> throw FusionError.invalid("scope");
        };
    }

    /** Mine without further ado; another's with permission for the path, else it is not there. */
    Uni<Answer> endOne(Call call, String text) {
        Sid sid = Ids.sid(text);
        boolean current = sid.equals(currentSid(call));
        if (!current) {
            requireRecentLogin(call);
        }
        return logins.end(call.uid(), sid, call.actor())
                .flatMap(mine -> mine ? Uni.createFrom().item(true) : endOther(call, sid))
                .map(ended -> answered(call, ended, current));
    }

    /** A new secret on the same sid; only a session has one to renew. */
    Uni<Answer> refresh(Call call) {
        LoginToken token = call.identity().token();
        Login login = call.caller().login();
        if (token == null || login == null || login.kind() != LoginKind.SESSION) {
            throw FusionError.of(FusionCode.FORBIDDEN);
        }
        return logins.refresh(token, call.actor())
                .map(fresh -> cookies.replace(Answer.empty(204), token, live(fresh), call.request()));
    }

    private Uni<Boolean> endOther(Call call, Sid sid) {
        return gate.grants(call).flatMap(allowed -> allowed ? foreign.end(sid, call.actor()) : NOT_ENDED);
    }

    private Answer answered(Call call, boolean ended, boolean current) {
        if (!ended) {
            throw FusionError.of(FusionCode.NOT_FOUND);
        }
        return current ? cookies.clear(Answer.empty(204), call.request()) : Answer.empty(204);
    }

    /** A stolen old session must not lock its owner out, where that is configured. */
    private void requireRecentLogin(Call call) {
        Caller caller = call.caller();
        Instant authenticated = caller.authenticated();
        Instant now = call.identity().now();
        boolean old = authenticated != null
                && now != null
                && maxAge.map(age -> now.isAfter(authenticated.plus(age))).orElse(false);
        if (old) {
            throw FusionError.of(FusionCode.REAUTHENTICATION_REQUIRED);
        }
    }

    private static @Nullable Sid currentSid(Call call) {
        Login login = call.caller().login();
        return login == null ? null : login.sid();
    }

    private static LoginToken live(@Nullable LoginToken token) {
        if (token == null) {
            throw FusionError.of(FusionCode.SESSION_ENDED);
        }
        return token;
    }
}
