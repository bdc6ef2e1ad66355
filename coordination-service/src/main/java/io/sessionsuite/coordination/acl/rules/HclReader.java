package io.sessionsuite.coordination.acl.rules;

import io.sessionsuite.coordination.acl.rules.RuleTree.Member;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the part of HCL that rules are written in: blocks with labels, {@code name = value}, lists, three kinds of
 * comments. Nothing is evaluated: {@code ${…}} is text, and a function call is an error.
 */
final class HclReader {

    private static final char END = '\0';
    private static final int MAX_DEPTH = 16;

    private final String text;
    private int position;
    private int depth;

    private HclReader(String text) {
        this.text = text;
    }

    static RuleTree read(String text) {
        HclReader reader = new HclReader(text);
        List<Member> members = reader.members();
        if (reader.position < text.length()) {
            throw reader.error("unexpected '" + reader.peek() + "'");
        }
        return new RuleTree.Block(members);
    }

    private List<Member> members() {
        List<Member> members = new ArrayList<>();
        while (true) {
            skipBlanksAnd(',');
            if (!startsName()) {
                return members;
            }
            members.add(member());
        }
    }

    private Member member() {
        List<String> labels = new ArrayList<>();
        do {
            labels.add(name());
            skipBlanksAnd(END);
        } while (startsName() && labels.size() < MAX_DEPTH);
        if (peek() == '=') {
            position++;
            return Member.of(labels, value());
        }
        return Member.of(labels, block());
    }

    private RuleTree value() {
        skipBlanksAnd(END);
        if (startsName()) {
            return new RuleTree.Scalar(name());
        }
        return peek() == '[' ? sequence() : block();
    }

    private RuleTree block() {
        enter('{');
        RuleTree block = new RuleTree.Block(members());
        leave('}');
        return block;
    }

    private RuleTree sequence() {
        enter('[');
        List<RuleTree> values = new ArrayList<>();
        skipBlanksAnd(',');
        while (startsName() || peek() == '{' || peek() == '[') {
            values.add(value());
            skipBlanksAnd(',');
        }
        leave(']');
        return new RuleTree.Sequence(values);
    }

    private void enter(char bracket) {
        expect(bracket);
        if (++depth > MAX_DEPTH) {
            throw error("nested too deeply");
        }
    }

    private void leave(char bracket) {
        expect(bracket);
        depth--;
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw error(
                    position >= text.length()
                            ? "'" + wanted + "' expected at the end"
                            : "'" + wanted + "' expected, found '" + peek() + "'");
        }
        position++;
    }

    private boolean startsName() {
        return peek() == '"' || isWordPart(peek());
    }

    private String name() {
        if (peek() == '"') {
            return quoted();
        }
        int start = position;
        while (isWordPart(peek())) {
            position++;
        }
        return text.substring(start, position);
    }

    private String quoted() {
        position++;
        StringBuilder content = new StringBuilder();
        while (peek() != '"') {
            if (position >= text.length() || peek() == '\n') {
                throw error("text is not closed");
            }
            content.append(peek() == '\\' ? escaped() : peek());
            position++;
        }
        position++;
        return content.toString();
    }

    private char escaped() {
        position++;
        return switch (peek()) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '"' -> '"';
            case '\\' -> '\\';
            case 'u' -> unicode();
            default -> throw error("unknown escape '\\" + peek() + "'");
        };
    }

    private char unicode() {
        try {
            char unit = (char) Integer.parseInt(text, position + 1, position + 5, 16);
            position += 4;
            return unit;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw error("four hexadecimal digits expected after '\\u'");
        }
    }

    private void skipBlanksAnd(char separator) {
        while (position < text.length()) {
            if (Character.isWhitespace(peek()) || peek() == separator) {
                position++;
            } else if (peek() == '#' || text.startsWith("//", position)) {
                skipTo("\n");
            } else if (text.startsWith("/*", position)) {
                skipTo("*/");
            } else {
                return;
            }
        }
    }

    private void skipTo(String mark) {
        int end = text.indexOf(mark, position);
        if (end < 0 && mark.length() > 1) {
            throw error("comment is not closed");
        }
        position = end < 0 ? text.length() : end + mark.length();
    }

    private char peek() {
        return position < text.length() ? text.charAt(position) : END;
    }

    private static boolean isWordPart(char c) {
        return c == '_' || c == '-' || c == '.' || Character.isLetterOrDigit(c);
    }

    private RuleSyntaxException error(String detail) {
        long line = 1 + text.chars().limit(position).filter(c -> c == '\n').count();
        return new RuleSyntaxException("line " + line + ": " + detail);
    }
}
