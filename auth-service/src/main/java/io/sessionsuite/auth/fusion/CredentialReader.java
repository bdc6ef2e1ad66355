package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.cookie.LoginCookie;
import io.sessionsuite.auth.cookie.LoginCookies;
import io.sessionsuite.login.Caller.Carrier;
import io.sessionsuite.login.Cookies;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginToken;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the first carrier of a request (auth 1.1): one that is there and bad is not followed by another. */
@ApplicationScoped
class CredentialReader {

    private static final Set<LoginKind> ANY =
            EnumSet.of(LoginKind.SESSION, LoginKind.BEARER, LoginKind.M1, LoginKind.APIKEY);

    private final LoginCookies cookies;
    private final ApiKeyCarrierConfig config;

    CredentialReader(LoginCookies cookies, ApiKeyCarrierConfig config) {
        this.cookies = cookies;
        this.config = config;
    }

    Credential read(HttpServerRequest request) {
        List<String> authorization = request.headers().getAll("Authorization");
        if (!authorization.isEmpty()) {
            return authorization(authorization, request);
        }
        Optional<Credential> key = apiKey(request);
        if (key.isPresent()) {
            return key.get();
        }
        List<String> m1 = request.headers().getAll("m1-auth-token");
        return m1.isEmpty() ? cookies(request) : token(m1, Carrier.M1_TOKEN, ANY);
    }

    /** Every login token the cookies hold, the dialect's own first; more than five are refused. */
    List<LoginToken> cookieTokens(HttpServerRequest request) {
        List<LoginToken> tokens = parsed(request).tokens(cookies.name(LoginCookie.ID), cookies.name(LoginCookie.ZSESSIONID));
        if (tokens.size() > Cookies.MAX_TOKENS) {
            throw FusionError.invalid("Cookie");
        }
        return tokens;
    }

    /** The tokens of the cookie a Fusion login replaces. */
    List<LoginToken> ownCookieTokens(HttpServerRequest request) {
        cookieTokens(request);
        return parsed(request).tokens(cookies.name(LoginCookie.ID));
    }

    boolean hasCookie(HttpServerRequest request, LoginCookie cookie) {
        return parsed(request).has(cookies.name(cookie));
    }

    private Credential authorization(List<String> headers, HttpServerRequest request) {
        if (headers.size() != 1) {
            return new Credential.Bad();
        }
        String[] parts = headers.get(0).strip().split(" +", 2);
        String value = parts.length == 2 ? parts[1].strip() : "";
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "bearer" -> token(List.of(value), Carrier.BEARER, ANY);
            case "basic" -> basic(value, request);
            default -> new Credential.Bad();
        };
    }

    private Optional<Credential> apiKey(HttpServerRequest request) {
        for (String name : List.of("x-api-key", "apiKey")) {
            List<String> headers = request.headers().getAll(name);
            if (!headers.isEmpty()) {
                return Optional.of(token(headers, Carrier.API_KEY, EnumSet.of(LoginKind.APIKEY)));
            }
        }
        List<String> inQuery = config.allowQuery() ? QueryParameters.of(request).parameters().all("apiKey") : List.of();
        return inQuery.isEmpty()
                ? Optional.empty()
                : Optional.of(token(inQuery, Carrier.API_KEY, EnumSet.of(LoginKind.APIKEY)));
    }

    private Credential cookies(HttpServerRequest request) {
        List<LoginToken> tokens = cookieTokens(request);
        return tokens.isEmpty() ? new Credential.None() : new Credential.CookieTokens(tokens);
    }

    private static Credential token(List<String> texts, Carrier carrier, Set<LoginKind> kinds) {
        LoginToken token = texts.size() == 1 ? LoginToken.parse(texts.get(0)) : null;
        return token == null ? new Credential.Bad() : new Credential.Token(token, carrier, kinds);
    }

    private static Credential basic(String value, HttpServerRequest request) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(value));
            String pair = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            int colon = pair.indexOf(':');
            return colon < 0
                    ? new Credential.Bad()
                    : new Credential.Basic(
                            pair.substring(0, colon), pair.substring(colon + 1), QueryParameters.of(request).realmName());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return new Credential.Bad();
        }
    }

    private static Cookies parsed(HttpServerRequest request) {
        return Cookies.parse(request.headers().getAll("Cookie"));
    }
}
