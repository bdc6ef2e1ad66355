package io.sessionsuite.store.answer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code {"count":n,"items":[…]}}. */
final class JsonRendering implements Rendering {

    private final Projection projection;
    private boolean any;

    JsonRendering(Projection projection) {
        this.projection = projection;
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public void begin(long count, ByteArrayOutputStream out) {
        write("{\"count\":" + count + ",\"items\":[", out);
    }

    @Override
    public void item(byte[] document, ByteArrayOutputStream out) {
        if (any) {
            out.write(',');
        }
        any = true;
        out.writeBytes(projection.of(document));
    }

    @Override
    public void end(@Nullable String cursorMark, ByteArrayOutputStream out) {
        write(cursorMark == null ? "]}" : "],\"nextCursorMark\":\"" + cursorMark + "\"}", out);
    }

    private static void write(String text, ByteArrayOutputStream out) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
