package io.sessionsuite.auth.login;

import io.sessionsuite.auth.directory.Directory;
import io.sessionsuite.auth.directory.DirectoryCache;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.auth.directory.UserStore;
import io.sessionsuite.auth.login.Authentication.Busy;
import io.sessionsuite.auth.login.Authentication.Refused;
import io.sessionsuite.auth.login.Authentication.Throttled;
import io.sessionsuite.auth.login.Authentication.Verified;
import io.sessionsuite.auth.password.PasswordVerdict;
import io.sessionsuite.auth.password.Passwords;
import io.sessionsuite.auth.throttle.Admission;
import io.sessionsuite.auth.throttle.Outcome;
import io.sessionsuite.auth.throttle.Pass;
import io.sessionsuite.auth.throttle.Throttle;
import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges a user name and password, for every door alike: one budget, one answer, one duration. Whoever cannot log in
 * (no such user, disabled, another realm's) costs a hash all the same.
 */
@Singleton
public final class Authenticator {

    private final Throttle throttle;
    private final DirectoryCache directory;
    private final UserStore users;
    private final Passwords passwords;
    private final LoginEvents events;

    public Authenticator(
            Throttle throttle, DirectoryCache directory, UserStore users, Passwords passwords, LoginEvents events) {
        this.throttle = throttle;
        this.directory = directory;
        this.users = users;
        this.passwords = passwords;
        this.events = events;
    }

    /** Counts the attempt, then judges it. Makes no login. */
    public Uni<Authentication> verify(Attempt attempt) {
        UserId uid = UserId.of(attempt.realm(), attempt.username());
        return throttle.enter(uid, attempt.client().address()).chain(admission -> switch (admission) {
            case Admission.Go go -> counted(attempt, uid, go.pass());
            case Admission.Busy busy -> Uni.createFrom().item(new Busy());
            case Admission.Wait wait ->
                users.find(uid)
                        .invoke(found -> events.throttled(attempt, found.orElse(null)))
                        .replaceWith(new Throttled(wait.time()));
        });
    }

    /** A failure that is nobody's fault counts as nothing. */
    private Uni<Authentication> counted(Attempt attempt, UserId uid, Pass pass) {
        return judge(attempt, uid)
                .onFailure()
                .call(() -> throttle.leave(pass, Outcome.VOID))
                .call(result -> throttle.leave(pass, result instanceof Verified ? Outcome.OK : Outcome.FAILED));
    }

    private Uni<Authentication> judge(Attempt attempt, UserId uid) {
        return directory.current().chain(now -> users.find(uid).chain(found -> {
            Optional<User> candidate = found.filter(now::letsIn);
            return passwords
                    .verify(attempt.password(), candidate.map(User::password).orElse(null))
                    .chain(verdict -> candidate.isPresent() && verdict != PasswordVerdict.WRONG
                            ? verified(attempt, candidate.get(), verdict, now)
                            : refused(attempt, found.orElse(null)));
        }));
    }

    private Uni<Authentication> refused(Attempt attempt, @Nullable User found) {
        events.failed(attempt, found);
        return Uni.createFrom().item(new Refused());
    }

    private Uni<Authentication> verified(Attempt attempt, User user, PasswordVerdict verdict, Directory now) {
        Uni<User> present = verdict == PasswordVerdict.OUTDATED
                ? upgraded(user, attempt.password())
                : Uni.createFrom().item(user);
        return present.map(account -> new Verified(account, now.grants(account)));
    }

    /** An account changed meanwhile stays as it is: admission finds out, and the attempt is judged again. */
    private Uni<User> upgraded(User user, String password) {
        return passwords
                .hash(password)
                .chain(hash -> users.rehash(user, hash))
                .map(write -> write instanceof UserStore.Write.Written written ? written.user() : user);
    }
}
