package io.sessionsuite.store.index;

/** The fields of an indexed document (store 8.1). A path has one field for each type, so that types never mix. */
final class IndexFields {

    /** Identity. */
    static final String ID = "_id";

    /** Partition, as decimal text. */
    static final String PARTITION = "_p";

    /** Deadline, epoch milliseconds; absent: none. */
    static final String DEADLINE = "_x";

    /** Every path with a value, and the paths above. */
    static final String PATHS = "_paths";

    /** The document as answered, stored only. */
    static final String RAW = "_raw";

    /** Longest string that is found by value, bytes of UTF-8. */
    static final int LONGEST_TEXT = 8191;

    /** Longest path that is indexed. */
    static final int LONGEST_PATH = 512;

    private IndexFields() {}

    static String texts(String path) {
        return path + "#s";
    }

    static String longs(String path) {
        return path + "#l";
    }

    static String doubles(String path) {
        return path + "#d";
    }

    static String truths(String path) {
        return path + "#b";
    }

    /** Strings that are instants, epoch milliseconds. */
    static String times(String path) {
        return path + "#t";
    }
}
