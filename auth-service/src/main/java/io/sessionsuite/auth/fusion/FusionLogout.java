package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.caller.Credentials;
import io.sessionsuite.auth.origin.Origins;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginToken;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The end at E3: of every session presented, in cookies and in headers; never of an API key. The answer is the same
 * whatever was live.
 */
@ApplicationScoped
class FusionLogout {

    private static final Set<LoginKind> KINDS = EnumSet.of(LoginKind.SESSION, LoginKind.BEARER, LoginKind.M1);

    private final FusionGate gate;
    private final PresentedLogins presented;
    private final Origins origins;
    private final SessionCookies cookies;

    FusionLogout(FusionGate gate, PresentedLogins presented, Origins origins, SessionCookies cookies) {
        this.gate = gate;
        this.presented = presented;
        this.origins = origins;
        this.cookies = cookies;
    }

    Uni<Answer> logout(HttpServerRequest request) {
        List<LoginToken> inHeaders = inHeaders(gate.credentials(request));
        List<LoginToken> inCookies = cookies.tokens(request);
        if (inHeaders.isEmpty() || !inCookies.isEmpty()) {
            gate.requireOwnSite(request);
        }
        List<LoginToken> all = new ArrayList<>(inHeaders);
        inCookies.stream().filter(token -> !inHeaders.contains(token)).forEach(all::add);
        return presented
                .end(all, KINDS, origins.client(request))
                .replaceWith(() -> cookies.clear(Answer.empty(204), request));
    }

    private static List<LoginToken> inHeaders(Credentials credentials) {
        List<LoginToken> tokens = new ArrayList<>();
        String authorization = credentials.authorization();
        if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            add(tokens, authorization.substring(7).strip());
        }
        add(tokens, credentials.m1Token());
        return tokens;
    }

    private static void add(List<LoginToken> tokens, @Nullable String text) {
        LoginToken token = text == null ? null : LoginToken.parse(text);
        if (token != null && !tokens.contains(token)) {
            tokens.add(token);
        }
    }
}
