package io.sessionsuite.login;

import java.time.Instant;

/** What {@link LoginRecords#check} found. */
public sealed interface LoginCheck {

    /** Live; {@code now} is Redis' time at the check. */
    record Live(Login login, Instant now) implements LoginCheck {}

    /** Not live, or not for this door. */
    record Refused(Ending why) implements LoginCheck {}
}
