package io.sessionsuite.auth.bootstrap;

import io.sessionsuite.auth.AuthError.Conflict;
import io.sessionsuite.auth.AuthError.Forbidden;
import io.sessionsuite.auth.AuthError.Invalid;
import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.directory.NewUser;
import io.sessionsuite.auth.directory.Realm;
import io.sessionsuite.auth.directory.Role;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.auth.directory.UserRules;
import io.sessionsuite.auth.directory.Users;
import io.sessionsuite.auth.password.PasswordPolicy;
import io.sessionsuite.origin.IpAddress;
import io.sessionsuite.origin.IpNetworks;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The first administrator of a system that waits for one (auth 5.4). */
@Singleton
public final class FirstAdministrator {

    private final BootstrapConfig config;
    private final Beginning beginning;
    private final Users users;
    private final PasswordPolicy policy;
    private final IpNetworks claimants;

    public FirstAdministrator(BootstrapConfig config, Beginning beginning, Users users, PasswordPolicy policy) {
        this.config = config;
        this.beginning = beginning;
        this.users = users;
        this.policy = policy;
        this.claimants = IpNetworks.of("auth.bootstrap.allow-from", config.allowFrom());
    }

    /** Empty while the system waits. */
    public Uni<Optional<Initialisation>> state() {
        return beginning.state();
    }

    /**
     * Claims the system: once, and only where {@code auth.bootstrap=wait}. Conflict INITIALISED, Forbidden (address),
     * Invalid (name, password).
     *
     * @param forwarded whether the request has forwarded headers of a peer that is not trusted
     */
    public Uni<User> claim(String username, String password, Client client, boolean forwarded) {
        return Uni.createFrom().deferred(() -> {
            requireAllowed(client, forwarded);
            if (config.mode() != BootstrapConfig.Mode.WAIT) {
                throw new Conflict(Conflict.Reason.INITIALISED);
            }
            return requireWaiting().chain(() -> {
                check(username, password);
                return claimed(username, password, client);
            });
        });
    }

    private void requireAllowed(Client client, boolean forwarded) {
        boolean allowed = !forwarded
                && IpAddress.parse(client.address()).filter(claimants::contains).isPresent();
        if (!allowed) {
            throw new Forbidden("Not from this address");
        }
    }

    private Uni<Void> requireWaiting() {
        return beginning
                .state()
                .invoke(state -> {
                    if (state.isPresent()) {
                        throw new Conflict(Conflict.Reason.INITIALISED);
                    }
                })
                .replaceWithVoid();
    }

    private void check(String username, String password) {
        if (!UserRules.isName(username)) {
            throw new Invalid("username", "1 to 256 characters, no control characters, no blanks around");
        }
        policy.check(password, username);
    }

    /** The claim keeps others out while the account is made; after the mark there is nothing left to claim. */
    private Uni<User> claimed(String username, String password, Client client) {
        NewUser wanted = NewUser.of(Realm.NATIVE, username, password, List.of(Role.ADMIN));
        return beginning.claim().chain(mine -> {
            if (!mine) {
                throw new Conflict(Conflict.Reason.INITIALISED);
            }
            return requireWaiting()
                    .chain(() -> users.create(wanted, Actor.system().at(client)))
                    .call(() -> beginning.mark(client))
                    .onTermination()
                    .call(beginning::unclaim);
        });
    }
}
