package io.sessionsuite.store.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query asks of a document (store 6.2, 6.3). Texts have their escapes removed; what they mean as numbers or
 * dates is read with the time of the search ({@link ValueReadings}, {@link RangeReading}).
 */
public sealed interface Condition {

    /** Holds for every document. */
    record Everything() implements Condition {}

    /**
     * A list of at least one clause. All required clauses hold, no prohibited one, and where none is required at least
     * one optional. A list of prohibited clauses alone holds for nothing.
     */
    record Clauses(List<Clause> clauses) implements Condition {
        boolean purelyNegative() {
            return clauses.stream().allMatch(clause -> clause.need() == Need.PROHIBITED);
        }
    }

    /** One of the values at the path is this one, in any of its readings. */
    record Equal(String path, String value) implements Condition {}

    /** One of the values at the path is one of these. */
    record AnyOf(String path, List<String> values) implements Condition {}

    /** There is a value at the path or below. */
    record Exists(String path) implements Condition {}

    /**
     * A whole string at the path matches.
     *
     * @param pattern {@code *} any characters, {@code ?} one, {@code \} takes the next one literally
     */
    record Wildcard(String path, String pattern) implements Condition {

        /** Characters of the shortest string that matches. */
        public int shortestMatch() {
            int characters = 0;
            for (int at = 0; at < pattern.length(); at++) {
                characters += pattern.charAt(at) == '*' ? 0 : 1;
                at += pattern.charAt(at) == '\\' ? 1 : 0;
            }
            return characters;
        }

        /** What matching strings begin with, where nothing else is asked of them; else null. */
        public @Nullable String prefix() {
            StringBuilder prefix = new StringBuilder();
            int at = 0;
            while (at < pattern.length() && "*?".indexOf(pattern.charAt(at)) < 0) {
                at += pattern.charAt(at) == '\\' ? 1 : 0;
                prefix.append(pattern.charAt(at++));
            }
            return pattern.startsWith("*", at) && at + 1 == pattern.length() ? prefix.toString() : null;
        }
    }

    /**
     * A whole string at the path matches the regular expression, which passed {@link RegexRules}.
     *
     * @param column where it stands in the query, from 1
     */
    record Regex(String path, String expression, int column) implements Condition {}

    /**
     * A whole string at the path is within some edits of the text.
     *
     * @param edits 0 to 2
     */
    record Fuzzy(String path, String text, int edits) implements Condition {}

    /** A value at the path lies between the bounds, at least one of which is given. */
    record Range(String path, Bound lower, Bound upper) implements Condition {}

    /**
     * An end of a range.
     *
     * @param text null: open
     */
    record Bound(@Nullable String text, boolean inclusive) {}

    /** A member of a list. */
    record Clause(Need need, Condition condition) {}

    /** How a clause takes part in its list. */
    enum Need {
        REQUIRED,
        OPTIONAL,
        PROHIBITED
    }
}
