package io.sessionsuite.store.answer;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** One way to write an answer; for one answer at a time. */
interface Rendering {

    String contentType();

    /** Before the first item. */
    void begin(long count, ByteArrayOutputStream out);

    void item(byte[] document, ByteArrayOutputStream out);

    /** @param cursorMark where a walk goes on; null unless it is one */
    void end(@Nullable String cursorMark, ByteArrayOutputStream out);
}
