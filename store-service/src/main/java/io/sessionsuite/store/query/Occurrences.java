package io.sessionsuite.store.query;

import java.util.SortedMap;

/** What the living documents of a search hold, as far as the judgement of a filter asks. */
public interface Occurrences {

    /** The type of the values at a path. */
    enum Kind {
        /** Integers of 64 bits only. */
        LONGS,
        /** Numbers only. */
        DOUBLES,
        /** Strings only, every one an instant. */
        TIMES,
        /** Strings, booleans, several types or none. */
        OTHERS
    }

    Kind kindAt(String path);

    /** Whether every document has a value at the path. */
    boolean everywhere(String path);

    /** The strings that are similar enough, each with its boost. */
    SortedMap<String, Float> similar(Condition.Fuzzy fuzzy);
}
