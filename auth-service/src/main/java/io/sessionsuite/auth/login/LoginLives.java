package io.sessionsuite.auth.login;

import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.NewLogin;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long a new login lives. */
@Singleton
public final class LoginLives {

    private final SessionConfig sessions;
    private final TokenConfig tokens;

    public LoginLives(SessionConfig sessions, TokenConfig tokens) {
        require(sessions.idle().isPositive(), "auth.session.idle must be more than 0");
        require(!sessions.absolute().isNegative(), "auth.session.absolute must not be negative");
        require(tokens.lifetime().isPositive(), "auth.token.lifetime must be more than 0");
        this.sessions = sessions;
        this.tokens = tokens;
    }

    private static void require(boolean valid, String rule) {
        if (!valid) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** The longest this login may live; zero for no end. */
    Duration longest(LoginOrder order) {
        if (order.kind() == LoginKind.SESSION) {
            return sessions.absolute();
        }
        return order.life() == null ? tokens.lifetime() : order.life();
    }

    NewLogin apply(LoginOrder order, NewLogin login) {
        Duration idle = order.kind() == LoginKind.SESSION ? sessions.idle() : Duration.ZERO;
        return login.life(idle, longest(order), sessions.grace());
    }
}
