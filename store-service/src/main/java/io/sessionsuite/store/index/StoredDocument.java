package io.sessionsuite.store.index;

import org.jspecify.annotations.Nullable;

/** The present state of one identity, as the change log gives it. */
public final class StoredDocument {

    private final String identity;
    private final int partition;
    private final byte @Nullable [] bytes;
    private final @Nullable Long deadline;

    /**
     * @param bytes the document as answered; null: absent
     * @param deadline epoch milliseconds; null: lives until deleted
     */
    public StoredDocument(String identity, int partition, byte @Nullable [] bytes, @Nullable Long deadline) {
        this.identity = identity;
        this.partition = partition;
        this.bytes = bytes;
        this.deadline = deadline;
    }

    public String identity() {
        return identity;
    }

    public int partition() {
        return partition;
    }

    public byte @Nullable [] bytes() {
        return bytes;
    }

    public @Nullable Long deadline() {
        return deadline;
    }
}
