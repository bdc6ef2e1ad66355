package io.sessionsuite.store.answer;

/** An answer cut into blocks. Calls block, and come one after the other. */
interface Blocks extends AutoCloseable {

    String contentType();

    /** How many items match. */
    long count();

    Block next();

    @Override
    void close();

    /** @param last nothing follows */
    record Block(byte[] bytes, boolean last) {}
}
