package io.sessionsuite.attribute;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A JSON object of strings in UTF-8, members in the order they are added. Escapes what RFC 8259 asks for, and besides
 * that {@code <}, {@code >}, {@code &}, U+2028 and U+2029, so that a page may embed it as it is.
 */
final class JsonObject {

    private static final String HEX = "0123456789abcdef";
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.US_ASCII);

    private final StringBuilder text = new StringBuilder("{");

    /** <code>{}</code>; not to be changed. */
    static byte[] empty() {
        return EMPTY;
    }

    static byte[] of(Map<AttributeName, String> members) {
        JsonObject object = new JsonObject();
        members.forEach((name, value) -> object.with(name.text(), value));
        return object.bytes();
    }

    JsonObject with(String name, String value) {
        if (text.length() > 1) {
            text.append(',');
        }
        append(name);
        text.append(':');
        append(value);
        return this;
    }

    byte[] bytes() {
        return text.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void append(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            append(string.charAt(i));
        }
        text.append('"');
    }

    private void append(char unit) {
        switch (unit) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            case '<', '>', '&', '\u2028', '\u2029' -> escape(unit);
            default -> {
                if (unit < 0x20) {
                    escape(unit);
                } else {
                    text.append(unit);
                }
            }
        }
    }

    private void escape(char unit) {
        text.append("\\u")
                .append(HEX.charAt(unit >> 12))
                .append(HEX.charAt(unit >> 8 & 0xF))
                .append(HEX.charAt(unit >> 4 & 0xF))
                .append(HEX.charAt(unit & 0xF));
    }
}
