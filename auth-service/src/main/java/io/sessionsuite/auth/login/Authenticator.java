package io.sessionsuite.auth.login;

import io.smallrye.mutiny.Uni;

/** Judges a user name and password, for every door alike: one budget, one answer, one duration. */
public interface Authenticator {

    /** Counts the attempt, then judges it. Makes no login. */
    Uni<Authentication> verify(Attempt attempt);
}
