package io.sessionsuite.auth.login;

import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginToken;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The login to make once the password is verified.
 *
 * @param kind session, bearer or m1
 * @param life how long a bearer or m1 token lives; null: the kind's own setting
 * @param boundTo the one address a token is valid from; null for any
 * @param csrfOn whether forms need the CSRF token; sessions only
 */
public record LoginOrder(
        LoginKind kind, @Nullable Duration life, @Nullable String boundTo, boolean csrfOn, Place place) {

    /** A session under a new token. */
    public static LoginOrder session() {
        return new LoginOrder(LoginKind.SESSION, null, null, true, new Place.New());
    }

    /** An access token of the configured life. */
    public static LoginOrder bearer() {
        return new LoginOrder(LoginKind.BEARER, null, null, true, new Place.New());
    }

    /** A token for {@code m1-auth-token}. */
    public static LoginOrder m1(Duration life, @Nullable String boundTo) {
        return new LoginOrder(LoginKind.M1, life, boundTo, true, new Place.New());
    }

    /** A session, made as {@code place} says. */
    public static LoginOrder form(boolean csrfOn, Place place) {
        return new LoginOrder(LoginKind.SESSION, null, null, csrfOn, place);
    }

    LoginOrder at(Place other) {
        return new LoginOrder(kind, life, boundTo, csrfOn, other);
    }

    /** Where the login comes to be (auth 3.5). */
    public sealed interface Place {
        /** A new sid and secret. */
        record New() implements Place {}

        /** A live pre-login under its own token; a new one if it is none of this client. */
        record Upgrade(LoginToken prelogin, String agentHash) implements Place {}

        /**
         * A live session of the same user: attributes stay, clocks restart, new CSRF token.
         *
         * @param rotate whether the secret is replaced; a new session is made if this one is not live
         */
        record Again(LoginToken session, boolean rotate) implements Place {}
    }
}
