package io.sessionsuite.auth.form;

import io.sessionsuite.login.Ending;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginRecords;
import io.sessionsuite.login.LoginRecords.Opening;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.login.NewLogin;
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
        require(config.ttl().toMillis() >= 1, "ttl");
        require(config.maxPerSecond() >= 1, "max-per-second");
    }

    /** A new one, null if this address has had too many. */
    Uni<@Nullable LoginToken> open(Visit visit) {
        return store.admit(visit.client().address(), config.maxPerSecond())
                .flatMap(admitted -> admitted ? record(visit) : Uni.createFrom().nullItem());
    }

    Uni<Void> remove(LoginToken token) {
        return records.end(token, Ending.ENDED).replaceWithVoid();
    }

    Duration life() {
        return config.ttl();
    }

    private Uni<@Nullable LoginToken> record(Visit visit) {
        LoginToken token = LoginToken.generate();
        NewLogin prelogin = NewLogin.of(LoginKind.PRELOGIN)
                .life(Duration.ZERO, config.ttl(), Duration.ZERO)
                .from(visit.client().address(), "")
                .agentHash(visit.agentHash());
        return records.open(token, prelogin).map(opening -> opening instanceof Opening.Opened ? token : null);
    }

    private static void require(boolean valid, String key) {
        if (!valid) {
            throw new IllegalArgumentException("auth.prelogin." + key + " must be more than 0");
        }
    }
}
