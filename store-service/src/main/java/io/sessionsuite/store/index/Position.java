package io.sessionsuite.store.index;

/**
 * How far the index of one partition is.
 *
 * @param at all changes up to this entry of the log are applied; empty: nothing is certain, the partition is to be
 *     rebuilt
 * @param seen the newest entry whose state may be among the applied documents; later than {@code at} while a reply was
 *     cut short. If Redis no longer knows it, the index holds documents of a lost history
 */
record Position(String at, String seen) {

    /** Of a partition without any entry. */
    static final Position EMPTY = new Position("0-0", "0-0");

    /** Of a partition whose content is not to be trusted. */
    static final Position UNKNOWN = new Position("", "");

    static Position exactly(String entry) {
        return new Position(entry, entry);
    }

    boolean isUnknown() {
        return at.isEmpty();
    }

    /** Whether the index shows the partition exactly as it was at that entry. */
    boolean isExactly(String entry) {
        return at.equals(entry) && seen.equals(entry);
    }
}
