package io.sessionsuite.store.query;

import io.sessionsuite.store.query.Token.Kind;

/**
 * Cuts a query into tokens, the longest possible one each time (store 6.1). Inside a range and after {@code ^} other
 * rules hold; the tokens themselves switch them.
 */
final class QueryLexer {

    private static final String TERM_ENDS = " \t\n\r\u3000():^[]\"{}~*?\\";
    private static final String FILTER = "filter(";

    private final String text;
    private int at;
    private boolean inRange;

    QueryLexer(String text) {
        this.text = text;
    }

    Token next() {
        if (inRange) {
            return nextInRange();
        }
        skipBlanksAndComments();
        if (at == text.length()) {
            return new Token(Kind.END, "", at);
        }
        return switch (text.charAt(at)) {
            case '(' -> single(Kind.OPEN);
            case ')' -> single(Kind.CLOSE);
            case ':' -> single(Kind.COLON);
            case '+' -> operator(Kind.PLUS);
            case '-' -> operator(Kind.MINUS);
            case '!' -> operator(Kind.NOT);
            case '^' -> boost();
            case '~' -> fuzzy();
            case '"' -> quoted();
            case '/' -> regex();
            case '[' -> range(Kind.RANGE_INCLUSIVE);
            case '{' -> range(Kind.RANGE_EXCLUSIVE);
            case ']', '}' -> throw Token.error("no range is open", at);
            default -> term();
        };
    }

    private void skipBlanksAndComments() {
        int depth = 0;
        while (at < text.length()) {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (depth > 0 && text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else if (depth > 0 || blank(at)) {
                at++;
            } else {
                return;
            }
        }
    }

    private Token single(Kind kind) {
        return token(kind, at, at + 1, at + 1);
    }

    /** Followed by a blank it is no operator but a term. */
    private Token operator(Kind kind) {
        return at + 1 < text.length() && blank(at + 1) ? token(Kind.TERM, at, at + 1, at + 2) : single(kind);
    }

    private Token boost() {
        int from = at + 1;
        int end = from;
        end += end < text.length() && text.charAt(end) == '=' ? 1 : 0;
        end += end < text.length() && text.charAt(end) == '-' ? 1 : 0;
        int number = decimal(end);
        if (number == end) {
            throw Token.error("boost without a number", at);
        }
        return token(Kind.BOOST, from, number, number);
    }

    private Token fuzzy() {
        int end = decimal(at + 1);
        return token(Kind.FUZZY, at + 1, end, end);
    }

    /** @return where the digits, with or without a fraction, end */
    private int decimal(int from) {
        int whole = digits(from);
        if (whole == from || whole >= text.length() || text.charAt(whole) != '.') {
            return whole;
        }
        int fraction = digits(whole + 1);
        return fraction == whole + 1 ? whole : fraction;
    }

    private int digits(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private Token quoted() {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            throw Token.error("quote is not closed", at);
        }
        return token(Kind.QUOTED, at + 1, end, end + 1);
    }

    private Token regex() {
        int end = closing('/', at + 1);
        if (end <= at + 1) {
            throw Token.error("regular expression is empty or not closed", at);
        }
        return token(Kind.REGEX, at + 1, end, end + 1);
    }

    /**
     * @return the first {@code delimiter} without a backslash before it, else the last one with; -1 if there is none
     */
    private int closing(char delimiter, int from) {
        int escaped = -1;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == delimiter) {
                if (i == from || text.charAt(i - 1) != '\\') {
                    return i;
                }
                escaped = i;
            }
        }
        return escaped;
    }

    private Token range(Kind kind) {
        if (text.startsWith("{!", at)) {
            throw Token.error("other query parsers are not supported", at);
        }
        inRange = true;
        return single(kind);
    }

    private Token nextInRange() {
        while (at < text.length() && blank(at) && (text.charAt(at) == ' ' || boundEnd() == at + 1)) {
            at++;
        }
        if (at == text.length()) {
            throw Token.error("range is not closed", at);
        }
        char first = text.charAt(at);
        if (first == ']' || first == '}') {
            inRange = false;
            return single(first == ']' ? Kind.RANGE_END_INCLUSIVE : Kind.RANGE_END_EXCLUSIVE);
        }
        int end = boundEnd();
        int quote = first == '"' ? closing('"', at + 1) : -1;
        if (quote > at + 1 && quote + 1 >= end) {
            return token(Kind.QUOTED_BOUND, at + 1, quote, quote + 1);
        }
        if (quote == at + 1 && end == quote + 1) {
            return token(Kind.QUOTED_BOUND, quote, quote, end);
        }
        return token(text.substring(at, end).equals("TO") ? Kind.TO : Kind.BOUND, at, end, end);
    }

    private int boundEnd() {
        int end = at;
        while (end < text.length() && " ]}".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private Token term() {
        if (text.startsWith(FILTER, at)) {
            return token(Kind.FILTER, at, at + FILTER.length(), at + FILTER.length());
        }
        boolean wildcard = false;
        int end = at;
        while (end < text.length()) {
            char next = text.charAt(end);
            if (next == '\\') {
                if (end + 1 == text.length()) {
                    throw Token.error("nothing follows the escape character", end);
                }
                end++;
            } else if (next == '*' || next == '?') {
                wildcard = true;
            } else if (TERM_ENDS.indexOf(next) >= 0) {
                break;
            }
            end++;
        }
        String image = text.substring(at, end);
        return token(wildcard ? wildcard(image) : word(image), at, end, end);
    }

    private static Kind wildcard(String image) {
        return image.equals("*") ? Kind.STAR : Kind.WILDCARD;
    }

    private static Kind word(String image) {
        return switch (image) {
            case "AND", "&&" -> Kind.AND;
            case "OR", "||" -> Kind.OR;
            case "NOT" -> Kind.NOT;
            default -> Kind.TERM;
        };
    }

    private boolean blank(int position) {
        return " \t\n\r\u3000".indexOf(text.charAt(position)) >= 0;
    }

    private Token token(Kind kind, int from, int to, int next) {
        Token token = new Token(kind, text.substring(from, to), from);
        at = next;
        return token;
    }
}
