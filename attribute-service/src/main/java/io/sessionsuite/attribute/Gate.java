package io.sessionsuite.attribute;

/**
 * What a call shows next to its token, judged by the script before anything is read or written.
 *
 * @param byCookie whether the token came in a cookie: then only sessions are accepted, else bearer tokens too
 * @param address the caller's canonical address
 * @param touch whether the call counts as activity
 * @param csrfAsked whether the CSRF token must be shown, unless protection is off for this login
 * @param csrfPresented the token shown, empty for none
 * @param requiredRole empty for none
 */
record Gate(
        boolean byCookie, String address, boolean touch, boolean csrfAsked, String csrfPresented, String requiredRole) {

    /** The same caller, only looked at: asked for no token, and no activity. */
    Gate onlyLooking() {
        return new Gate(byCookie, address, false, false, "", requiredRole);
    }
}
