package io.sessionsuite.auth.password;

/** What comparing a password with a stored hash gave. */
public enum PasswordVerdict {
    WRONG,
    RIGHT,
    /** Right, and the hash is of a kind or cost that a login should replace. */
    OUTDATED
}
