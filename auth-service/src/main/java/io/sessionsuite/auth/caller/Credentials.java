package io.sessionsuite.auth.caller;

import io.sessionsuite.body.FormDecoder;
import io.sessionsuite.body.Parameters;
import io.sessionsuite.body.RequestBodyException;
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

    private static final FormDecoder QUERY = FormDecoder.tolerant(1000);

    /** What this request carries. */
    public static Credentials of(HttpServerRequest request) {
        String apiKey = request.getHeader("x-api-key");
        Parameters query = query(request);
        return new Credentials(
                request.getHeader("authorization"),
                apiKey == null ? request.getHeader("apiKey") : apiKey,
                query.first("apiKey").orElse(null),
                request.getHeader("m1-auth-token"),
                Cookies.parse(request.headers().getAll("cookie")),
                query.first("realmName").filter(realm -> !realm.isEmpty()).orElse("native"));
    }

    /** A query nobody can read holds no credential; whether it is refused is for the dialect to say. */
    private static Parameters query(HttpServerRequest request) {
        try {
            return QUERY.query(request.query());
        } catch (RequestBodyException unreadable) {
            return Parameters.NONE;
        }
    }

    @Override
    public String toString() {
        return "Credentials[…]";
    }
}
