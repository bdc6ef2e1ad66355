package io.sessionsuite.auth.form;

import io.sessionsuite.login.Ending;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginRecords;
import io.sessionsuite.login.LoginRecords.Opening;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.login.NewLogin;
import io.sessionsuite.origin.IpAddress;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The token a login page comes with, so that a client which never updates its cookie is logged in under it (auth 3.5).
 */
@ApplicationScoped
class Prelogins {

    private final PreloginStore store;
    private final LoginRecords records;
    private final PreloginConfig config;

    Prelogins(PreloginStore store, @Identifier("auth") LoginRecords records, PreloginConfig config) {
        this.store = store;
        this.records = records;
        this.config = config;
    }

    /** A new one, null if this address has had too many. */
    Uni<@Nullable LoginToken> open(Visit visit) {
        return store.admit(origin(visit.client().address()), config.maxPerSecond())
                .flatMap(admitted -> admitted ? record(visit) : Uni.createFrom().nullItem());
    }

    Uni<Void> remove(LoginToken token) {
        return records.end(token, Ending.ENDED).replaceWithVoid();
    }

    Duration life() {
        return config.ttl();
    }

    /** An IPv6 network counts as one address: whoever has one has all. */
    private static String origin(String address) {
        return IpAddress.parse(address).map(IpAddress::throttlePrefix).orElse(address);
    }

    private Uni<@Nullable LoginToken> record(Visit visit) {
        LoginToken token = LoginToken.generate();
        NewLogin prelogin = NewLogin.of(LoginKind.PRELOGIN)
                .life(Duration.ZERO, config.ttl(), Duration.ZERO)
                .from(visit.client().address(), "")
                .agentHash(visit.agentHash());
        return records.open(token, prelogin).map(opening -> opening instanceof Opening.Opened ? token : null);
    }
}
