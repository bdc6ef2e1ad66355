package io.sessionsuite.auth.caller;

import io.sessionsuite.audit.AuditDetail;
import io.sessionsuite.audit.AuditEvent;
import io.sessionsuite.audit.AuditResult;
import io.sessionsuite.audit.AuditTrail;
import io.sessionsuite.audit.AuditWhere;
import io.sessionsuite.audit.AuditWho;
import io.sessionsuite.audit.EventName;
import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.throttle.GuessStore;
import io.sessionsuite.auth.throttle.ThrottleConfig;
import io.sessionsuite.login.Ending;
import io.sessionsuite.origin.IpAddress;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Counts tokens nobody was given, per address (auth 6.1); whoever holds a live one is not hindered. */
@Singleton
public final class Guesses {

    private final GuessStore store;
    private final ThrottleConfig config;
    private final AuditTrail trail;

    public Guesses(GuessStore store, ThrottleConfig config, @Identifier("auth") AuditTrail trail) {
        this.store = store;
        this.config = config;
        this.trail = trail;
    }

    Uni<Identification> count(Client client) {
        String from =
                IpAddress.parse(client.address()).map(IpAddress::throttlePrefix).orElse(client.address());
        return store.count(from)
                .invoke(count -> report(client, count))
                .map(count -> count > config.guessLimit()
                        ? new Identification.Throttled(GuessStore.WINDOW)
                        : new Identification.Refused(Ending.UNAUTHORIZED));
    }

    private void report(Client client, long count) {
        if (count == config.guessReport() + 1L || count == config.guessLimit() + 1L) {
            AuditWhere where = new AuditWhere(client.address(), client.agent(), "");
            trail.record(new AuditEvent(EventName.ID_GUESSING, AuditResult.REFUSED, AuditWho.NOBODY, where)
                    .with(AuditDetail.COUNT, Long.toString(count)));
        }
    }
}
