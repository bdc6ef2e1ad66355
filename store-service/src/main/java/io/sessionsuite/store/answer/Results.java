package io.sessionsuite.store.answer;

import io.sessionsuite.store.index.Hits;
import io.sessionsuite.store.index.Hits.Hit;
import io.sessionsuite.store.index.Snapshot;
import io.sessionsuite.store.query.SortPosition;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one query, read from one snapshot: the place of a page is reached, and a large page walked, in windows
 * of bounded size; each block has so many items or bytes. Memory does not grow with the page. An answer of one block
 * needs its snapshot no longer than until that is made.
 */
final class Results implements Blocks {

    private static final int ITEMS_OF_A_BLOCK = 128;
    private static final int ITEMS_AT_ONCE = 16;
    private static final int BYTES_OF_A_BLOCK = 1 << 20;

    private final Snapshot snapshot;
    private final Hits hits;
    private final Rendering rendering;
    private final @Nullable Walk walk;
    private final long count;
    private boolean closed;
    private long toSkip;
    private long toWrite;
    private List<Hit> window = List.of();
    private int at;
    private @Nullable Hit last;
    private @Nullable Hit written;
    private final Block first;

    /**
     * How a walk by cursor goes on.
     *
     * @param mark the one it came with, told again when nothing followed
     */
    record Walk(String mark, Function<SortPosition, String> next) {}

    /** @param snapshot closed with this */
    Results(Snapshot snapshot, Hits hits, Rendering rendering, @Nullable Walk walk, long start, long rows) {
        this.snapshot = snapshot;
        this.hits = hits;
        this.rendering = rendering;
        this.walk = walk;
        this.toSkip = start;
        this.toWrite = rows;
        if (rows > 0 && start < Hits.LARGEST_WINDOW) {
            advance();
        }
        this.count = hits.count();
        this.toWrite = start >= count ? 0 : Math.min(rows, count - start);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        rendering.begin(count, out);
        this.first = block(out);
        if (first.last()) {
            close();
        }
    }

    @Override
    public String contentType() {
        return rendering.contentType();
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public Block first() {
        return first;
    }

    @Override
    public synchronized Block next() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        return block(new ByteArrayOutputStream());
    }

    private Block block(ByteArrayOutputStream out) {
        if (toWrite > 0 && at == window.size()) {
            advance();
        }
        write(out);
        if (toWrite > 0) {
            return new Block(Buffer.buffer(out.toByteArray()), false);
        }
        rendering.end(mark(), out);
        return new Block(Buffer.buffer(out.toByteArray()), true);
    }

    private void advance() {
        long wanted = Math.min(Hits.LARGEST_WINDOW, toSkip) + Math.min(Hits.LARGEST_WINDOW, toWrite);
        window = hits.next(last, (int) Math.min(Hits.LARGEST_WINDOW, wanted));
        at = (int) Math.min(toSkip, window.size());
        toSkip -= at;
        if (window.isEmpty()) {
            toWrite = 0;
        } else {
            last = window.getLast();
        }
    }

    private void write(ByteArrayOutputStream out) {
        int most = (int) Math.min(toWrite, Math.min(ITEMS_OF_A_BLOCK, window.size() - at));
        int end = at + most;
        while (at < end && out.size() < BYTES_OF_A_BLOCK) {
            int to = Math.min(end, at + ITEMS_AT_ONCE);
            for (byte[] document : hits.documents(window.subList(at, to))) {
                rendering.item(document, out);
            }
            toWrite -= to - at;
            at = to;
            written = window.get(at - 1);
        }
    }

    private @Nullable String mark() {
        if (walk == null) {
            return null;
        }
        return written == null ? walk.mark() : walk.next().apply(hits.position(written));
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            snapshot.close();
        }
    }
}
