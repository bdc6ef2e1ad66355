package io.sessionsuite.store.json;

/** Bytes that are no JSON text. */
public final class JsonSyntaxException extends RuntimeException {

    private final int offset;

    JsonSyntaxException(int offset) {
        super("No JSON at byte " + offset, null, false, false);
        this.offset = offset;
    }

    /** Of the first bad byte, from 0; the length of the text if it ends too early. */
    public int offset() {
        return offset;
    }
}
