package io.sessionsuite.store.answer;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** One item a line. */
final class NdjsonRendering implements Rendering {

    private final Projection projection;

    NdjsonRendering(Projection projection) {
        this.projection = projection;
    }

    @Override
    public String contentType() {
        return "application/x-ndjson";
    }

    @Override
    public void begin(long count, ByteArrayOutputStream out) {}

    /** A line end in a JSON text stands between tokens, where a blank does as well. */
    @Override
    public void item(byte[] document, ByteArrayOutputStream out) {
        for (byte each : projection.of(document)) {
            out.write(each == '\n' || each == '\r' ? ' ' : each);
        }
        out.write('\n');
    }

    @Override
    public void end(@Nullable String cursorMark, ByteArrayOutputStream out) {}
}
