package io.sessionsuite.attribute;

import io.sessionsuite.login.LoginToken;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The credential of a request. {@code Authorization: Bearer} decides where it is present; other schemes belong to
 * somebody else, a proxy's Basic for one, and are overlooked.
 *
 * @param byCookie whether the tokens came in cookies
 * @param tokens well-formed and distinct, in the order they are tried
 */
record Credentials(boolean byCookie, List<LoginToken> tokens) {

    private static final String BEARER = "bearer ";

    static Credentials of(MultiMap headers, SessionCookies cookies) {
        String bearer = bearer(headers);
        if (bearer != null) {
            LoginToken token = LoginToken.parse(bearer);
            return new Credentials(false, token == null ? List.of() : List.of(token));
        }
        return new Credentials(true, cookies.tokens(headers.getAll(HttpHeaders.COOKIE)));
    }

    private static @Nullable String bearer(MultiMap headers) {
        for (String header : headers.getAll(HttpHeaders.AUTHORIZATION)) {
            String credential = header.strip();
            if (credential.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
                return credential.substring(BEARER.length()).strip();
            }
        }
        return null;
    }
}
