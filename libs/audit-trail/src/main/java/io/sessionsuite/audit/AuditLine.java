package io.sessionsuite.audit;

import java.util.Map;

/**
 * Writes members as one JSON line in which nothing can break the line or hide: controls, marks of direction (SEC-49).
 */
final class AuditLine {

    private static final String CLASS_MEMBER = "logger_class_s";
    private static final String CLASS = "com.lucidworks.cloud.gateway.audit";

    private final StringBuilder line = new StringBuilder(256);

    private AuditLine() {}

    static String of(Map<String, String> members) {
        AuditLine json = new AuditLine();
        members.forEach(json::member);
        json.member(CLASS_MEMBER, CLASS);
        return json.line.append('}').toString();
    }

    private void member(String name, String value) {
        line.append(line.isEmpty() ? '{' : ',');
        text(name);
        line.append(':');
        text(value);
    }

    private void text(String text) {
        line.append('"');
        text.codePoints().forEach(this::character);
        line.append('"');
    }

    private void character(int c) {
        if (c == '"' || c == '\\') {
            line.append('\\').append((char) c);
        } else if (isVisible(c)) {
            line.appendCodePoint(c);
        } else {
            for (char unit : Character.toChars(c)) {
                line.append(String.format("\\u%04x", (int) unit));
            }
        }
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
