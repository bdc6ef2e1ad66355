package io.sessionsuite.store.caller;

import io.sessionsuite.login.Caller.Carrier;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a request shows to be let in: of the carriers the first one present decides; cookies are none (store 3). */
record Credential(Carrier carrier, LoginToken token) {

    private static final String BEARER = "bearer ";

    /** @throws StoreError {@code E1} if there is none, {@code E2} if it is no token */
    static Credential of(HttpServerRequest request) {
        String bearer = bearer(request.getHeader("Authorization"));
        if (bearer != null) {
            return new Credential(Carrier.BEARER, token(bearer));
        }
        String key = request.getHeader("x-api-key");
        key = key == null ? request.getHeader("apiKey") : key;
        if (key != null) {
            return new Credential(Carrier.API_KEY, token(key));
        }
        String m1 = request.getHeader("m1-auth-token");
        if (m1 == null) {
            throw new StoreError(ErrorCode.MISSING_TOKEN, "missing token");
        }
        return new Credential(Carrier.M1_TOKEN, token(m1));
    }

    static StoreError invalid() {
        return new StoreError(ErrorCode.INVALID_TOKEN, "invalid token");
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return null;
        }
        return authorization.substring(BEARER.length()).strip();
    }

    private static LoginToken token(String text) {
        LoginToken token = LoginToken.parse(text);
        if (token == null) {
            throw invalid();
        }
        return token;
    }
}
