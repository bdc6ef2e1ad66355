package io.sessionsuite.auth.form;

import io.sessionsuite.auth.caller.Callers;
import io.sessionsuite.auth.caller.Dialect;
import io.sessionsuite.auth.caller.Identification;
import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.login.Attempt;
import io.sessionsuite.auth.login.Authentication;
import io.sessionsuite.auth.login.LoginOrder;
import io.sessionsuite.auth.login.LoginOrder.Place;
import io.sessionsuite.auth.login.LoginResult;
import io.sessionsuite.auth.login.Logins;
import io.sessionsuite.login.Login;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginToken;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * The login behind {@code z_security_check}: which session a right password leads to (auth 3.5).
 *
 * <p>A page's token may have been planted in a victim's browser, so a browser always leaves with a secret nobody knew
 * before. Scripts get their page's token filled in place: many never look at a Set-Cookie again, and nobody plants
 * cookies in them. On a live session its own user proves himself anew, keeping the attributes; anybody else's login
 * ends it.
 */
@ApplicationScoped
class FormLogin {

    private final Callers callers;
    private final Logins logins;
    private final Prelogins prelogins;
    private final PageEvents events;
    private final FormLoginConfig config;

    FormLogin(Callers callers, Logins logins, Prelogins prelogins, PageEvents events, FormLoginConfig config) {
        this.callers = callers;
        this.logins = logins;
        this.prelogins = prelogins;
        this.events = events;
        this.config = config;
    }

    Uni<LoginResult> login(FormFields fields, Visit visit) {
        return callers.identify(visit.credentials(), Dialect.PAGES, visit.client(), false)
                .map(FormLogin::held)
                .flatMap(held -> logins.login(attempt(fields, visit), verified -> order(verified, fields, visit, held))
                        .invoke(result -> tell(result, fields, visit))
                        .call(result -> leave(held, result, visit)));
    }

    private Attempt attempt(FormFields fields, Visit visit) {
        String realm = fields.realm() == null ? config.realm() : fields.realm();
        return new Attempt(realm, fields.username(), fields.password(), "mmonit", visit.client());
    }

    private @Nullable LoginOrder order(
            Authentication.Verified verified, FormFields fields, Visit visit, @Nullable Held held) {
        boolean admitted = config.requiredRole()
                .map(role -> verified.grants().roles().contains(role))
                .orElse(true);
        return admitted ? LoginOrder.form(!isCsrfOff(fields, visit), place(verified, visit, held)) : null;
    }

    private Place place(Authentication.Verified verified, Visit visit, @Nullable Held held) {
        boolean keep = keepsToken(visit);
        if (held == null) {
            return new Place.New();
        }
        if (held.login().kind() == LoginKind.PRELOGIN) {
            return keep ? new Place.Upgrade(held.token(), visit.agentHash()) : new Place.New();
        }
        boolean same = held.login().uid().equals(verified.user().id());
        return same ? new Place.Again(held.token(), !keep) : new Place.New();
    }

    private boolean keepsToken(Visit visit) {
        return switch (config.rotate()) {
            case AUTO -> !visit.browser();
            case ALWAYS -> false;
            case NEVER -> true;
        };
    }

    private boolean isCsrfOff(FormFields fields, Visit visit) {
        return fields.csrfOff()
                && switch (config.csrfOff()) {
                    case ALWAYS -> true;
                    case SCRIPTS -> !visit.browser();
                    case NEVER -> false;
                };
    }

    private void tell(LoginResult result, FormFields fields, Visit visit) {
        if (result instanceof LoginResult.In in && isCsrfOff(fields, visit)) {
            events.csrfOff(in, visit);
        }
    }

    /** What the client held before ends, unless the login went on under it. */
    private Uni<Void> leave(@Nullable Held held, LoginResult result, Visit visit) {
        if (held == null
                || !(result instanceof LoginResult.In in)
                || in.token().sid().equals(held.token().sid())) {
            return Uni.createFrom().voidItem();
        }
        if (held.login().kind() == LoginKind.PRELOGIN) {
            return prelogins.remove(held.token());
        }
        Login login = held.login();
        Actor actor =
                new Actor(login.user(), login.realm(), login.roles(), login.rights(), visit.client(), login.sid());
        return logins.end(held.token(), actor).replaceWithVoid();
    }

    private static @Nullable Held held(Identification found) {
        if (found instanceof Identification.Known(var identity)
                && identity.token() != null
                && identity.caller().login() != null) {
            return new Held(identity.token(), identity.caller().login());
        }
        return null;
    }

    /** The live record a client came with. */
    private record Held(LoginToken token, Login login) {}
}
