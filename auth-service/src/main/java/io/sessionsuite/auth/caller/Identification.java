package io.sessionsuite.auth.caller;

import io.sessionsuite.login.Ending;
import java.time.Duration;

/** What {@link Callers#identify} found. */
public sealed interface Identification {

    record Known(Identity identity) implements Identification {}

    /** No credential this dialect looks at. */
    record Nobody() implements Identification {}

    /** A credential, and it is not good. */
    record Refused(Ending why) implements Identification {}

    /** Too many failures or unknown ids from there. */
    record Throttled(Duration retryAfter) implements Identification {}

    /** Too many password checks under way. */
    record Busy() implements Identification {}

    /** More than five different tokens in cookies. */
    record TooManyCookies() implements Identification {}
}
