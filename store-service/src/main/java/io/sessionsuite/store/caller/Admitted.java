package io.sessionsuite.store.caller;

import io.sessionsuite.login.Caller;
import io.sessionsuite.store.form.Parameters;

/** A request whose caller may ask what he asks. */
public record Admitted(Caller caller, Parameters parameters) {

    /** The caller's canonical address. */
    public String address() {
        return caller.address();
    }
}
