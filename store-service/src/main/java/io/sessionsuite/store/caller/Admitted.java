package io.sessionsuite.store.caller;

import io.sessionsuite.login.Caller;
import io.sessionsuite.store.form.Parameters;
import java.time.Duration;

/**
 * A request whose caller may ask what he asks.
 *
 * @param checked how long it took to find that out, the time in which the body arrived not counted
 */
public record Admitted(Caller caller, Parameters parameters, Duration checked) {

    /** The caller's canonical address. */
    public String address() {
        return caller.address();
    }
}
