package io.sessionsuite.auth.caller;

import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.caller.Carriers.Presented;
import io.sessionsuite.auth.caller.Identification.Known;
import io.sessionsuite.auth.directory.DirectoryCache;
import io.sessionsuite.auth.directory.Grants;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.auth.directory.UserStore;
import io.sessionsuite.auth.login.Attempt;
import io.sessionsuite.auth.login.Authentication;
import io.sessionsuite.auth.login.Authenticator;
import io.sessionsuite.auth.login.LoginEvents;
import io.sessionsuite.login.Caller;
import io.sessionsuite.login.Caller.Carrier;
import io.sessionsuite.login.Ending;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Callers who send name and password with each request. The account is read each time, so that disabling it or changing
 * its password counts at once; only the hash is spared, for 30 s.
 */
@Singleton
public final class BasicCallers {

    private static final String DOOR = "basic";

    private final UserStore users;
    private final DirectoryCache directory;
    private final Authenticator authenticator;
    private final LoginEvents events;
    private final RememberedPasswords remembered = new RememberedPasswords();

    public BasicCallers(UserStore users, DirectoryCache directory, Authenticator authenticator, LoginEvents events) {
        this.users = users;
        this.directory = directory;
        this.authenticator = authenticator;
        this.events = events;
    }

    Uni<Identification> identify(Presented.Basic pair, Client client) {
        UserId uid = UserId.of(pair.realm(), pair.username());
        return directory.current().chain(now -> users.find(uid).chain(found -> {
            Optional<User> known = found.filter(now::letsIn).filter(user -> remembered.has(user, pair.password()));
            return known.isPresent()
                    ? Uni.createFrom().item(known(known.get(), now.grants(known.get()), client))
                    : verify(pair, client);
        }));
    }

    private Uni<Identification> verify(Presented.Basic pair, Client client) {
        Attempt attempt = new Attempt(pair.realm(), pair.username(), pair.password(), DOOR, client);
        return authenticator.verify(attempt).map(result -> switch (result) {
            case Authentication.Verified verified -> {
                remembered.remember(verified.user(), pair.password());
                events.opened(attempt, verified.user(), null, LoginKind.SESSION);
                yield known(verified.user(), verified.grants(), client);
            }
            case Authentication.Refused refused -> new Identification.Refused(Ending.UNAUTHORIZED);
            case Authentication.Throttled throttled -> new Identification.Throttled(throttled.retryAfter());
            case Authentication.Busy busy -> new Identification.Busy();
        });
    }

    private static Identification known(User user, Grants grants, Client client) {
        Caller caller = new Caller(
                user.username(), user.realm(), grants.roles(), grants.rights(), Carrier.BASIC, client.address(), null);
        return new Known(new Identity(caller, grants.own(), grants.permissions(), null, null));
    }
}
