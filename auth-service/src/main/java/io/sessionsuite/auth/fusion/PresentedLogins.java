package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.login.Logins;
import io.sessionsuite.login.Caller;
import io.sessionsuite.login.LoginCheck;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginRecords;
import io.sessionsuite.login.LoginToken;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/**
 * Ends the logins a client holds tokens of. The check before tells the kind, which never changes once somebody is
 * logged in, and who it was; the end asks for the secret again, so nothing between them can hurt.
 */
@ApplicationScoped
public class PresentedLogins {

    private final LoginRecords records;
    private final Logins logins;

    PresentedLogins(@Identifier("auth") LoginRecords records, Logins logins) {
        this.records = records;
        this.logins = logins;
    }

    /** Ends those that are live and of these kinds; dead and false ones are passed over. */
    public Uni<Void> end(List<LoginToken> tokens, Set<LoginKind> kinds, Client client) {
        return Multi.createFrom()
                .iterable(tokens)
                .onItem()
                .transformToUniAndConcatenate(token -> end(token, kinds, client))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> end(LoginToken token, Set<LoginKind> kinds, Client client) {
        return records.check(token, kinds, client.address(), false).flatMap(check -> switch (check) {
            case LoginCheck.Live live -> {
                Caller caller = Caller.of(live.login(), Caller.Carrier.COOKIE, client.address());
                yield logins.end(token, Actor.of(caller, client)).replaceWithVoid();
            }
            case LoginCheck.Refused refused -> Uni.createFrom().voidItem();
        });
    }
}
