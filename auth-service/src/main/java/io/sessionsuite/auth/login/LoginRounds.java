package io.sessionsuite.auth.login;

import io.sessionsuite.auth.login.LoginMaker.Made;
import io.sessionsuite.auth.login.LoginOrder.Place;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Verifies and makes a login; both again, the password included, at most twice, when the account changes under it or
 * the login is ended before it begins (auth 3.7).
 */
@Singleton
public final class LoginRounds {

    private static final int ROUNDS = 3;

    private final Authenticator authenticator;
    private final LoginMaker maker;
    private final LoginEvents events;

    public LoginRounds(Authenticator authenticator, LoginMaker maker, LoginEvents events) {
        this.authenticator = authenticator;
        this.maker = maker;
        this.events = events;
    }

    Uni<LoginResult> login(Attempt attempt, Logins.Door door) {
        return round(attempt, door, ROUNDS);
    }

    private Uni<LoginResult> round(Attempt attempt, Logins.Door door, int left) {
        if (left == 0) {
            return Uni.createFrom().item(new LoginResult.Busy());
        }
        return authenticator.verify(attempt).chain(found -> switch (found) {
            case Authentication.Verified verified -> verified(attempt, door, left, verified);
            case Authentication.Refused refused -> Uni.createFrom().item(new LoginResult.Refused());
            case Authentication.Throttled throttled ->
                Uni.createFrom().item(new LoginResult.Throttled(throttled.retryAfter()));
            case Authentication.Busy busy -> Uni.createFrom().item(new LoginResult.Busy());
        });
    }

    private Uni<LoginResult> verified(Attempt attempt, Logins.Door door, int left, Authentication.Verified verified) {
        LoginOrder order = door.order(verified);
        if (order == null) {
            events.refused(attempt, verified.user(), "not-admitted");
            return Uni.createFrom().item(new LoginResult.NotAdmitted(verified.user()));
        }
        return maker.make(verified.user(), order, attempt).chain(made -> switch (made) {
            case Made.In in -> {
                events.opened(attempt, verified.user(), in.token().sid(), order.kind());
                yield Uni.createFrom()
                        .item(new LoginResult.In(in.token(), verified.user(), in.grants(), in.now(), in.end()));
            }
            case Made.NoRoom noRoom -> {
                events.refused(attempt, verified.user(), "session-limit");
                yield Uni.createFrom().item(new LoginResult.LimitReached());
            }
            case Made.Busy busy -> Uni.createFrom().item(new LoginResult.Busy());
            case Made.Outrun outrun -> round(attempt, elsewhere(door), left - 1);
        });
    }

    /** What was to be upgraded or renewed is not there any more. */
    private static Logins.Door elsewhere(Logins.Door door) {
        return verified -> {
            LoginOrder order = door.order(verified);
            return order == null ? null : order.at(new Place.New());
        };
    }
}
