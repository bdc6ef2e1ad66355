package io.sessionsuite.store.caller;

import io.sessionsuite.login.Caller;
import io.sessionsuite.login.LoginCheck;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginRecords;
import io.sessionsuite.origin.IpNetworks;
import io.sessionsuite.origin.RequestFacts;
import io.sessionsuite.origin.TrustedProxies;
import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreConfig;
import io.sessionsuite.store.StoreError;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out who is calling and whether he has one of the rights asked for. */
@Singleton
class Callers {

    private static final Set<LoginKind> ACCEPTED =
            EnumSet.of(LoginKind.M1, LoginKind.SESSION, LoginKind.BEARER, LoginKind.APIKEY);

    private final LoginRecords logins;
    private final TrustedProxies proxies;
    private final Audit audit;

    Callers(@Identifier("store") LoginRecords logins, Audit audit, StoreConfig config) {
        this.logins = logins;
        this.audit = audit;
        this.proxies = new TrustedProxies(
                IpNetworks.of("store.trusted-proxies", config.trustedProxies().orElse(List.of())));
    }

    /** Fails with {@code E1}, {@code E2}, {@code E3} or, where Redis gave no answer, {@code E26}. */
    Uni<Caller> identify(HttpServerRequest request, Right... anyOf) {
        Credential credential = Credential.of(request);
        String address = proxies.arrivalOf(RequestFacts.of(request)).address().toString();
        boolean touch = !"no".equalsIgnoreCase(request.getHeader("x-session-touch"));
        return logins.check(credential.token(), ACCEPTED, address, touch)
                .onFailure(StoreError.Unavailable.class)
                .transform(away -> new StoreError.Unavailable("unavailable", "not-done", away))
                .map(found -> switch (found) {
                    case LoginCheck.Live live -> Caller.of(live.login(), credential.carrier(), address);
                    case LoginCheck.Refused refused -> throw Credential.invalid();
                })
                .invoke(caller -> requireOneOf(anyOf, caller, request));
    }

    private void requireOneOf(Right[] anyOf, Caller caller, HttpServerRequest request) {
        List<String> names = Arrays.stream(anyOf).map(Right::text).toList();
        if (!caller.hasAny(names)) {
            audit.forbidden(caller, request);
            String set = names.stream().collect(Collectors.joining(", "));
            throw new StoreError(
                    ErrorCode.RIGHT_MISSING, "User " + caller.user() + " does not have requested right in set " + set);
        }
    }
}
