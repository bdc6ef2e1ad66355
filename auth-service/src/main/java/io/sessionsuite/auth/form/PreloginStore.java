package io.sessionsuite.auth.form;

import io.smallrye.mutiny.Uni;

/** How many pre-login records an address gets. */
interface PreloginStore {

    /** Counts one more; false if the address has had as many in this second. */
    Uni<Boolean> admit(String address, int mostPerSecond);
}
