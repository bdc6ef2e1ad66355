package io.sessionsuite.store.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A value of a checked JSON text: the bytes from its first to its last. Looks at them anew each time it is asked. */
public final class JsonValue {

    /** The types of RFC 8259. */
    public enum Kind {
        OBJECT,
        ARRAY,
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }

    private final byte[] text;
    private final int from;
    private final int to;

    JsonValue(byte[] text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    public Kind kind() {
        return switch (text[from]) {
            case '{' -> Kind.OBJECT;
            case '[' -> Kind.ARRAY;
            case '"' -> Kind.STRING;
            case 't', 'f' -> Kind.BOOLEAN;
            case 'n' -> Kind.NULL;
            default -> Kind.NUMBER;
        };
    }

    public boolean is(Kind kind) {
        return kind() == kind;
    }

    /** Its bytes as they came. */
    public byte[] bytes() {
        return Arrays.copyOfRange(text, from, to);
    }

    /** How many bytes it has. */
    public int length() {
        return to - from;
    }

    public void writeTo(ByteArrayOutputStream out) {
        out.write(text, from, to - from);
    }

    /** The bytes from the start of this value to the end of {@code last}, which is further on in the same text. */
    public void writeUpTo(JsonValue last, ByteArrayOutputStream out) {
        out.write(text, from, last.to - from);
    }

    /** The characters of a string, its escapes resolved; any other scalar as it is spelled. */
    public String string() {
        if (!is(Kind.STRING)) {
            return new String(text, from, to - from, StandardCharsets.UTF_8);
        }
        String inner = new String(text, from + 1, to - from - 2, StandardCharsets.UTF_8);
        return inner.indexOf('\\') < 0 ? inner : unescaped(inner);
    }

    /** The elements of an array, none of any other value. */
    public Iterable<JsonValue> elements() {
        return () -> new Elements(is(Kind.ARRAY));
    }

    /** The members of an object in their order, repeated names included; none of any other value. */
    public Iterable<JsonMember> members() {
        return () -> {
            Iterator<JsonValue> names = new Elements(is(Kind.OBJECT));
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return names.hasNext();
                }

                @Override
                public JsonMember next() {
                    return new JsonMember(names.next(), names.next());
                }
            };
        };
    }

    /** The value of the last member of that name. */
    public @Nullable JsonValue member(String name) {
        JsonValue found = null;
        for (JsonMember member : members()) {
            if (member.isNamed(name)) {
                found = member.value();
            }
        }
        return found;
    }

    /** Levels of objects and arrays: 0 for a scalar, 1 for {@code {}}. */
    public int depth() {
        int depth = 0;
        int deepest = 0;
        for (int i = from; i < to; i++) {
            switch (text[i]) {
                case '{', '[' -> deepest = Math.max(deepest, ++depth);
                case '}', ']' -> depth--;
                case '"' -> i = endOfString(i) - 1;
                default -> {}
            }
        }
        return deepest;
    }

    /** Whether this is a string of exactly these ASCII characters, none of them escaped. */
    boolean spells(String name) {
        if (to - from - 2 == name.length() && text[from] == '"') {
            for (int i = 0; i < name.length(); i++) {
                if (text[from + 1 + i] == '\\' || text[from + 1 + i] != name.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
        return false;
    }

    boolean hasEscapesOrForeignLetters() {
        for (int i = from; i < to; i++) {
            if (text[i] == '\\' || text[i] < 0) {
                return true;
            }
        }
        return false;
    }

    static boolean isBlank(byte c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private static String unescaped(String inner) {
        StringBuilder plain = new StringBuilder(inner.length());
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char escape = inner.charAt(++i);
            if (escape == 'u') {
                plain.append((char) Integer.parseInt(inner, i + 1, i + 5, 16));
                i += 4;
            } else {
                plain.append(
                        switch (escape) {
                            case 'b' -> '\b';
                            case 'f' -> '\f';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            default -> escape;
                        });
            }
        }
        return plain.toString();
    }

    private int endOfString(int quote) {
        int i = quote + 1;
        while (text[i] != '"') {
            i += text[i] == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private int endOfValue(int start) {
        int depth = 0;
        int i = start;
        do {
            switch (text[i]) {
                case '{', '[' -> {
                    depth++;
                    i++;
                }
                case '}', ']' -> {
                    depth--;
                    i++;
                }
                case '"' -> i = endOfString(i);
                default -> i = depth > 0 ? i + 1 : endOfWord(i);
            }
        } while (depth > 0);
        return i;
    }

    private int endOfWord(int start) {
        int i = start;
        while (i < to && !isBlank(text[i]) && text[i] != ',' && text[i] != ']' && text[i] != '}') {
            i++;
        }
        return i;
    }

    /** Steps over the values directly inside; names of members count as such. */
    private final class Elements implements Iterator<JsonValue> {

        private int at;

        Elements(boolean any) {
            at = any ? start(from + 1) : to;
        }

        @Override
        public boolean hasNext() {
            return at < to;
        }

        @Override
        public JsonValue next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int end = endOfValue(at);
            JsonValue next = new JsonValue(text, at, end);
            at = start(end);
            return next;
        }

        private int start(int after) {
            int i = after;
            while (i < to && (isBlank(text[i]) || text[i] == ',' || text[i] == ':')) {
                i++;
            }
            return i >= to - 1 ? to : i;
        }
    }
}
