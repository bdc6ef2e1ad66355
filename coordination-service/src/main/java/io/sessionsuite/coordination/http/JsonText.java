package io.sessionsuite.coordination.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** JSON under construction, escaped as Go does it: {@code < > &} and the line separators U+2028, U+2029 too. */
public final class JsonText {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder(256);
    private boolean comma;

    public JsonText openObject() {
        return open('{');
    }

    public JsonText closeObject() {
        return close('}');
    }

    public JsonText openArray() {
        return open('[');
    }

    public JsonText closeArray() {
        return close(']');
    }

    /** The name of the member whose value comes next. */
    public JsonText name(String name) {
        separate();
        quote(name);
        text.append(':');
        comma = false;
        return this;
    }

    /** A string, or {@code null}. */
    public JsonText value(@Nullable String value) {
        separate();
        if (value == null) {
            text.append("null");
        } else {
            quote(value);
        }
        comma = true;
        return this;
    }

    public JsonText value(long value) {
        return raw(Long.toString(value));
    }

    public JsonText value(boolean value) {
        return raw(Boolean.toString(value));
    }

    /** JSON that stands already, or a number kept as text. */
    public JsonText raw(String json) {
        separate();
        text.append(json);
        comma = true;
        return this;
    }

    /** Members of an object that stand already, without braces. */
    public JsonText members(String json) {
        return json.isEmpty() ? this : raw(json);
    }

    public JsonText member(String name, @Nullable String value) {
        return name(name).value(value);
    }

    public JsonText member(String name, long value) {
        return name(name).value(value);
    }

    public JsonText member(String name, boolean value) {
        return name(name).value(value);
    }

    public JsonText rawMember(String name, String json) {
        return name(name).raw(json);
    }

    public byte[] toBytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private JsonText open(char bracket) {
        separate();
        text.append(bracket);
        comma = false;
        return this;
    }

    private JsonText close(char bracket) {
        text.append(bracket);
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            text.append(',');
        }
    }

    private void quote(String value) {
        text.append('"');
        int plain = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (needsEscape(c)) {
                text.append(value, plain, i);
                escape(c);
                plain = i + 1;
            }
        }
        text.append(value, plain, value.length()).append('"');
    }

    private static boolean needsEscape(char c) {
        return c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029';
    }

    private void escape(char c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            case '\b' -> text.append("\\b");
            case '\f' -> text.append("\\f");
            default ->
                text.append("\\u")
                        .append(HEX.charAt(c >> 12))
                        .append(HEX.charAt(c >> 8 & 15))
                        .append(HEX.charAt(c >> 4 & 15))
                        .append(HEX.charAt(c & 15));
        }
    }
}
