package io.sessionsuite.auth.bootstrap;

import io.sessionsuite.auth.AuthError.Conflict;
import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.bootstrap.BootstrapConfig.Mode;
import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.directory.BuiltInRealms;
import io.sessionsuite.auth.directory.NewUser;
import io.sessionsuite.auth.directory.Realm;
import io.sessionsuite.auth.directory.Role;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.auth.directory.UserEdit;
import io.sessionsuite.auth.directory.Users;
import io.sessionsuite.auth.password.PasswordVerdict;
import io.sessionsuite.auth.password.Passwords;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Makes the built-in realms and, as {@code auth.bootstrap} says, the user {@code admin}. Safe to repeat. */
@Singleton
public final class FirstStart {

    private static final Client NOWHERE = new Client("", "");
    private static final Logger LOG = Logger.getLogger(FirstStart.class);

    private final BootstrapConfig config;
    private final AdminPassword password;
    private final BuiltInRealms realms;
    private final Beginning beginning;
    private final Users users;
    private final Passwords passwords;

    public FirstStart(
            BootstrapConfig config,
            AdminPassword password,
            BuiltInRealms realms,
            Beginning beginning,
            Users users,
            Passwords passwords) {
        if (config.mode() == Mode.RESET && password.configured().isEmpty()) {
            throw new IllegalStateException("auth.bootstrap=reset needs auth.admin.password or its file");
        }
        this.config = config;
        this.password = password;
        this.realms = realms;
        this.beginning = beginning;
        this.users = users;
        this.passwords = passwords;
    }

    Uni<Void> prepare() {
        return beginning
                .state()
                .chain(state -> state.isPresent() ? present() : realms.ensure().chain(this::absent));
    }

    private Uni<Void> present() {
        if (config.mode() == Mode.RESET) {
            return reset();
        }
        LOG.info("The first administrator was made before; auth.bootstrap=reset gives admin the configured password");
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> absent() {
        return switch (config.mode()) {
            case WAIT -> Uni.createFrom().voidItem();
            case CREATE -> create();
            case RESET -> reset();
        };
    }

    /** Whoever made the account tells its password; whoever found it made says nothing. */
    private Uni<Void> create() {
        String secret = password.configured().orElseGet(Passwords::generate);
        return users.create(NewUser.of(Realm.NATIVE, Role.ADMIN, secret, List.of(Role.ADMIN)), Actor.system())
                .invoke(made -> tell(secret))
                .replaceWithVoid()
                .onFailure(FirstStart::isTaken)
                .recoverWithItem(() -> null)
                .chain(() -> beginning.mark(NOWHERE));
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof Conflict conflict && conflict.reason() == Conflict.Reason.NAME_TAKEN;
    }

    /** To standard output alone: logs are kept. */
    private void tell(String secret) {
        if (password.configured().isEmpty()) {
            System.out.println("User admin of realm native was made. Its password, shown this once: " + secret);
        }
    }

    private Uni<Void> reset() {
        String secret = password.configured().orElseThrow();
        return users.find(Realm.NATIVE, Role.ADMIN)
                .chain(found -> found.isEmpty()
                        ? create()
                        : restored(found.get())
                                .chain(admin -> given(admin, secret))
                                .chain(() -> beginning.mark(NOWHERE)));
    }

    private Uni<User> restored(User admin) {
        boolean whole = admin.enabled() && admin.roleNames().contains(Role.ADMIN);
        List<String> roles = Stream.concat(admin.roleNames().stream(), Stream.of(Role.ADMIN))
                .distinct()
                .toList();
        return whole
                ? Uni.createFrom().item(admin)
                : users.update(admin.id(), new UserEdit(roles, null, null, true), null, Actor.system());
    }

    private Uni<Void> given(User admin, String secret) {
        return passwords
                .verify(secret, admin.password())
                .chain(verdict -> verdict != PasswordVerdict.WRONG
                        ? Uni.createFrom().voidItem()
                        : users.setPassword(admin.id(), secret, null, Actor.system())
                                .replaceWithVoid());
    }
}
