package io.sessionsuite.auth.fusion;

import io.sessionsuite.login.Caller.Carrier;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginToken;
import java.util.List;
import java.util.Set;

/** The one credential of a request that counts, not yet judged (auth 1.1). */
sealed interface Credential {

    /** None came. */
    record None() implements Credential {}

    /** The first carrier holds nothing that could be valid. */
    record Bad() implements Credential {}

    /** A token in a header or the query, good for these kinds. */
    record Token(LoginToken token, Carrier carrier, Set<LoginKind> kinds) implements Credential {}

    /** A name and password for this request alone. */
    record Basic(String username, String password, String realm) implements Credential {
        @Override
        public String toString() {
            return "Basic[]";
        }
    }

    /** Cookies, of which the first live one counts. */
    record CookieTokens(List<LoginToken> tokens) implements Credential {}

    /** Whether it came in a header of its own, which no foreign page can make a browser send. */
    default boolean isExplicit() {
        return !(this instanceof None || this instanceof CookieTokens);
    }
}
