package io.sessionsuite.auth.login;

import io.sessionsuite.auth.directory.Grants;
import io.sessionsuite.auth.directory.User;
import java.time.Duration;

/** What {@link Authenticator#verify} found. */
public sealed interface Authentication {

    /** The password is this user's. */
    record Verified(User user, Grants grants) implements Authentication {}

    /** Whatever is wrong, nobody is told what. */
    record Refused() implements Authentication {}

    /** Too many failures; the password was not looked at. */
    record Throttled(Duration retryAfter) implements Authentication {}

    /** Too many attempts under way; nothing was counted. */
    record Busy() implements Authentication {}
}
