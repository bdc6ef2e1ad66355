package io.sessionsuite.store.document;

/** One scalar of a document at its dotted path (store 6.3). */
public sealed interface Leaf {

    String path();

    /** A string. */
    record Text(String path, String value) implements Leaf {}

    /** A number spelled as an integer within 64 bits. */
    record Whole(String path, long value) implements Leaf {}

    /** Any other number, as the nearest double; never -0.0. */
    record Real(String path, double value) implements Leaf {}

    /** A boolean. */
    record Truth(String path, boolean value) implements Leaf {}
}
