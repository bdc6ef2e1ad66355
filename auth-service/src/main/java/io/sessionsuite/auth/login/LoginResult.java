package io.sessionsuite.auth.login;

import io.sessionsuite.auth.directory.Grants;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.login.LoginToken;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What {@link Logins#login} came to. */
public sealed interface LoginResult {

    /**
     * Logged in.
     *
     * @param end the nearer limit, null for none
     */
    record In(
            LoginToken token,
            User user,
            Grants grants,
            Instant now,
            @Nullable Instant end) implements LoginResult {}

    /** Wrong credentials, of whatever kind. */
    record Refused() implements LoginResult {}

    /** The password is right, but the door said no: {@link Logins.Door#order} gave null. */
    record NotAdmitted(User user) implements LoginResult {}

    /** The user has as many sessions as he may. */
    record LimitReached() implements LoginResult {}

    /** Too many failures. */
    record Throttled(Duration retryAfter) implements LoginResult {}

    /** Too many logins at once; nothing was made. */
    record Busy() implements LoginResult {}
}
