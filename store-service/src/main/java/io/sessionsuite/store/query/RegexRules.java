package io.sessionsuite.store.query;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Refuses regular expressions whose automaton could take minutes to build (store 8.1): long ones, and counted
 * repetitions that are large or inside each other.
 */
final class RegexRules {

    private static final int LONGEST = 256;
    private static final int MOST_REPEATED = 100;

    private final Token expression;
    private final String text;

    /** For each open group whether it holds a counted repetition; the last stands for what is open now. */
    private final Deque<Boolean> groups = new ArrayDeque<>();

    private boolean lastIsCounted;

    private RegexRules(Token expression) {
        this.expression = expression;
        this.text = expression.image();
        groups.push(false);
    }

    static void check(Token expression) {
        if (expression.image().length() > LONGEST) {
            throw expression.error("regular expression is longer than " + LONGEST + " characters");
        }
        new RegexRules(expression).check();
    }

    private void check() {
        for (int at = 0; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '\\' -> at = literal(at + 1);
                case '[' -> at = literal(classEnd(at + 1));
                case '"' -> at = literal(stringEnd(at + 1));
                case '(' -> groups.push(false);
                case ')' -> close();
                case '{' -> at = repetition(at);
                case '*', '+', '?' -> {}
                default -> lastIsCounted = false;
            }
        }
    }

    private int literal(int end) {
        lastIsCounted = false;
        return end;
    }

    private int classEnd(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != ']') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }

    /** A string in quotes knows no escapes. */
    private int stringEnd(int from) {
        int end = text.indexOf('"', from);
        return end < 0 ? text.length() : end;
    }

    private void close() {
        lastIsCounted = groups.pop();
        boolean outer = !groups.isEmpty() && groups.pop();
        groups.push(outer || lastIsCounted);
    }

    private int repetition(int open) {
        int close = text.indexOf('}', open);
        if (close < 0) {
            throw expression.error("regular expression does not close a repetition");
        }
        if (lastIsCounted) {
            throw expression.error("regular expression has a counted repetition inside another");
        }
        for (String count : text.substring(open + 1, close).split(",", -1)) {
            if (count.length() > 3 || !count.isEmpty() && number(count) > MOST_REPEATED) {
                throw expression.error("regular expression repeats more than " + MOST_REPEATED + " times");
            }
        }
        lastIsCounted = true;
        groups.pop();
        groups.push(true);
        return close;
    }

    private int number(String count) {
        if (!count.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw expression.error("regular expression has a repetition without numbers");
        }
        return Integer.parseInt(count);
    }
}
