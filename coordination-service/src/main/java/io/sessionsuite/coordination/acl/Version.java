package io.sessionsuite.coordination.acl;

/**
 * The indexes of a record.
 *
 * @param create 0 if it is not stored yet
 */
record Version(long create, long modify) {

    static final Version NONE = new Version(0, 0);
}
