package io.sessionsuite.coordination.http;

import io.vertx.core.buffer.Buffer;

/** Spreads compact JSON over lines, four blanks a level, a newline at the end; empty brackets stay together. */
final class JsonIndent {

    private final Buffer in;
    private final Buffer out;
    private int depth;

    private JsonIndent(Buffer in) {
        this.in = in;
        this.out = Buffer.buffer(in.length() * 2);
    }

    static Buffer indented(Buffer json) {
        return new JsonIndent(json).run();
    }

    private Buffer run() {
        boolean quoted = false;
        for (int i = 0; i < in.length(); i++) {
            byte b = in.getByte(i);
            if (quoted) {
                out.appendByte(b);
                if (b == '\\') {
                    out.appendByte(in.getByte(++i));
                } else {
                    quoted = b != '"';
                }
            } else {
                quoted = b == '"';
                structure(b, at(i - 1), at(i + 1));
            }
        }
        return out.appendByte((byte) '\n');
    }

    private byte at(int index) {
        return index >= 0 && index < in.length() ? in.getByte(index) : (byte) ' ';
    }

    private void structure(byte b, byte previous, byte next) {
        boolean opens = b == '{' || b == '[';
        boolean closes = b == '}' || b == ']';
        if (closes && previous != '{' && previous != '[') {
            depth--;
            newLine();
        }
        out.appendByte(b);
        if (opens && next != '}' && next != ']') {
            depth++;
            newLine();
        } else if (b == ',') {
            newLine();
        } else if (b == ':') {
            out.appendByte((byte) ' ');
        }
    }

    private void newLine() {
        out.appendByte((byte) '\n');
        for (int i = 0; i < depth; i++) {
            out.appendString("    ");
        }
    }
}
