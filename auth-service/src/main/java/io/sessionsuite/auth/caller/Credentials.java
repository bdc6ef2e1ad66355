package io.sessionsuite.auth.caller;

import io.sessionsuite.login.Cookies;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Everything in a request that may say who is calling.
 *
 * @param realm the query's {@code realmName}, default {@code native}; for Basic
 */
public record Credentials(
        @Nullable String authorization,
        @Nullable String apiKeyHeader,
        @Nullable String apiKeyQuery,
        @Nullable String m1Token,
        Cookies cookies,
        String realm) {

    /** What this request carries. */
    public static Credentials of(HttpServerRequest request) {
        String apiKey = request.getHeader("x-api-key");
        String realm = request.getParam("realmName");
        return new Credentials(
                request.getHeader("authorization"),
                apiKey == null ? request.getHeader("apiKey") : apiKey,
                request.getParam("apiKey"),
                request.getHeader("m1-auth-token"),
                Cookies.parse(request.headers().getAll("cookie")),
                realm == null || realm.isEmpty() ? "native" : realm);
    }

    @Override
    public String toString() {
        return "Credentials[…]";
    }
}
