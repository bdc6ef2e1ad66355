package io.sessionsuite.auth.caller;

/** Which credentials are looked at (auth 1.1). */
public enum Dialect {
    /** {@code /api/**}. */
    FUSION,
    /** The login pages. */
    PAGES,
    /** {@code /user/**}. */
    M1
}
