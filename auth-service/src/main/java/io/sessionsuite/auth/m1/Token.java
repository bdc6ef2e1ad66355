package io.sessionsuite.auth.m1;

import io.sessionsuite.login.Login;
import java.time.Instant;
import java.util.Optional;

/** A token as {@code /user/tokens} lists it: nothing that logs in. */
record Token(String id, String kind, String created, String expires, String ip) {

    static Token of(Login login) {
        return new Token(
                login.sid().text(),
                login.kind().text(),
                login.created().toString(),
                Optional.ofNullable(login.expiresAt()).map(Instant::toString).orElse(""),
                login.ip());
    }
}
