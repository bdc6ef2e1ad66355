package io.sessionsuite.auth.caller;

import io.sessionsuite.auth.cookie.LoginCookie;
import io.sessionsuite.login.Caller.Carrier;
import io.sessionsuite.login.Cookies;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginToken;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one credential of a request that a dialect judges: the first carrier present, in the order of auth 1.1.
 * There is no falling through from a bad one to the next.
 */
final class Carriers {

    private static final Set<LoginKind> TOKENS =
            Set.of(LoginKind.SESSION, LoginKind.BEARER, LoginKind.M1, LoginKind.APIKEY);

    private final String id;
    private final String zsessionid;
    private final boolean apiKeyInQuery;

    /** @param hostPrefix whether cookies have their {@code __Host-} names */
    Carriers(boolean hostPrefix, boolean apiKeyInQuery) {
        this.id = LoginCookie.ID.name(hostPrefix);
        this.zsessionid = LoginCookie.ZSESSIONID.name(hostPrefix);
        this.apiKeyInQuery = apiKeyInQuery;
    }

    /** What was presented. */
    sealed interface Presented {
        /** One token, for these kinds of login. */
        record Token(LoginToken token, Set<LoginKind> kinds, Carrier carrier) implements Presented {}

        /** Cookies: the first live one counts. */
        record OneOf(List<LoginToken> tokens) implements Presented {}

        record Basic(String username, String password, String realm) implements Presented {}

        /** A credential that cannot be any good. */
        record Malformed() implements Presented {}

        record TooMany() implements Presented {}

        record Nothing() implements Presented {}
    }

    Presented find(Credentials credentials, Dialect dialect) {
        Presented found = dialect == Dialect.PAGES ? null : header(credentials, dialect);
        if (found != null) {
            return found;
        }
        return dialect == Dialect.M1 ? new Presented.Nothing() : cookies(credentials, dialect);
    }

    private @Nullable Presented header(Credentials credentials, Dialect dialect) {
        String authorization = credentials.authorization();
        if (authorization != null) {
            Presented found = authorization(authorization.strip(), credentials.realm(), dialect);
            if (found != null) {
                return found;
            }
        }
        String apiKey = dialect == Dialect.FUSION ? apiKey(credentials) : null;
        if (apiKey != null) {
            return token(apiKey, Set.of(LoginKind.APIKEY), Carrier.API_KEY);
        }
        String m1 = credentials.m1Token();
        return m1 == null ? null : token(m1, TOKENS, Carrier.M1_TOKEN);
    }

    private static @Nullable Presented authorization(String header, String realm, Dialect dialect) {
        int blank = header.indexOf(' ');
        String scheme = (blank < 0 ? header : header.substring(0, blank)).toLowerCase(Locale.ROOT);
        String rest = blank < 0 ? "" : header.substring(blank + 1).strip();
        if (scheme.equals("bearer")) {
            return token(rest, TOKENS, Carrier.BEARER);
        }
        if (dialect == Dialect.M1) {
            return null;
        }
        BasicCredential pair = scheme.equals("basic") ? BasicCredential.parse(rest) : null;
        return pair == null ? new Presented.Malformed() : new Presented.Basic(pair.username(), pair.password(), realm);
    }

    private @Nullable String apiKey(Credentials credentials) {
        if (credentials.apiKeyHeader() != null) {
            return credentials.apiKeyHeader();
        }
        return apiKeyInQuery ? credentials.apiKeyQuery() : null;
    }

    private static Presented token(String text, Set<LoginKind> kinds, Carrier carrier) {
        LoginToken token = LoginToken.parse(text);
        return token == null ? new Presented.Malformed() : new Presented.Token(token, kinds, carrier);
    }

    private Presented cookies(Credentials credentials, Dialect dialect) {
        List<LoginToken> tokens = dialect == Dialect.FUSION
                ? credentials.cookies().tokens(id, zsessionid)
                : credentials.cookies().tokens(zsessionid, id);
        if (tokens.size() > Cookies.MAX_TOKENS) {
            return new Presented.TooMany();
        }
        if (tokens.isEmpty()) {
            boolean malformed =
                    credentials.cookies().has(id) || credentials.cookies().has(zsessionid);
            return malformed ? new Presented.Malformed() : new Presented.Nothing();
        }
        return new Presented.OneOf(tokens);
    }
}
