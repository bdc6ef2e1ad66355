package io.sessionsuite.store.answer;

import io.vertx.core.buffer.Buffer;

/** An answer cut into blocks. Calls block, and come one after the other. */
interface Blocks extends AutoCloseable {

    String contentType();

    /** How many items match. */
    long count();

    /** The first block, which does not block any more; what else there is gives {@link #next}. */
    Block first();

    /** The block that follows. */
    Block next();

    @Override
    void close();

    /** @param last nothing follows */
    record Block(Buffer bytes, boolean last) {}
}
