package io.sessionsuite.auth.m1;

import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.auth.login.Attempt;
import io.sessionsuite.auth.login.Authentication;
import io.sessionsuite.auth.login.Authenticator;
import io.sessionsuite.login.Caller;
import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** New passwords. The vendor's clients send no old one; a setting asks for it all the same (T2, SEC-36). */
@ApplicationScoped
class M1Passwords {

    private final M1Users users;
    private final Authenticator authenticator;
    private final boolean requireCurrent;

    M1Passwords(M1Users users, Authenticator authenticator, M1Config config) {
        this.users = users;
        this.authenticator = authenticator;
        this.requireCurrent = config.requireCurrentPassword();
    }

    Uni<User> set(UserId user, String password, Caller caller, M1Call call) {
        Uni<Void> proof = requireCurrent && user.equals(caller.uid())
                ? currentPassword(caller, call)
                : Uni.createFrom().voidItem();
        return proof.chain(() -> users.setPassword(user, password, Actor.of(caller, call.client())));
    }

    private Uni<Void> currentPassword(Caller caller, M1Call call) {
        String current = call.parameters().required("currentPassword");
        Attempt attempt = new Attempt(caller.realm(), caller.user(), current, "password", call.client());
        return authenticator.verify(attempt).invoke(M1Passwords::require).replaceWithVoid();
    }

    private static void require(Authentication found) {
        switch (found) {
            case Authentication.Verified verified -> {}
            case Authentication.Refused refused -> throw M1Refusal.of(403, "wrong current password");
            case Authentication.Throttled(var retryAfter) -> throw M1Refusal.tooMany(retryAfter);
            case Authentication.Busy busy -> throw M1Refusal.unavailable();
        }
    }
}
