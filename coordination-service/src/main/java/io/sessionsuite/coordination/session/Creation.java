package io.sessionsuite.coordination.session;

/** What became of a new session. */
sealed interface Creation {

    /** It is there. */
    record Created(long index, Expiry expiry) implements Creation {}

    /** Its node is not registered. */
    record NodeMissing() implements Creation {}

    /** A check of its is not registered. */
    record CheckMissing(String check) implements Creation {}

    /** A check of its is critical. */
    record CheckCritical(String check) implements Creation {}
}
