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

        /** Whether there are prohibited clauses and no required ones. */
        boolean withoutRequired() {
            return clauses.stream().anyMatch(clause -> clause.need() == Need.PROHIBITED)
                    && clauses.stream().noneMatch(clause -> clause.need() == Need.REQUIRED);
        }
    }

    /** A filter whose meaning depends on the documents: {@link FilterJudgement}. Its content is as written. */
    record Filter(Condition content) implements Condition {}

    /**
     * Holds where the condition does. There are boosts only inside a {@link Filter}, where they take part in its
     * judgement.
     *
     * @param constant {@code ^=}
     */
    record Boosted(Condition condition, float factor, boolean constant) implements Condition {}

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

        /** Whether any value will do, of whatever type. */
        public boolean matchesAll() {
            return pattern.chars().allMatch(unit -> unit == '*');
        }

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

    /** A value at the path lies between the bounds; without bounds, any value. */
    record Range(String path, Bound lower, Bound upper) implements Condition {

        public boolean matchesAll() {
            return lower.text() == null && upper.text() == null;
        }
    }

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
