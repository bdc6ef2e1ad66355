package io.sessionsuite.store.document;

import org.jspecify.annotations.Nullable;

/** One line of a write, ready for Redis. */
final class Item {

    /** Any version will do. */
    static final long ANY = -1;

    /** The deadline stays as it is. */
    static final long KEEP = -1;

    private final Identity identity;
    private final long ifVersion;
    private final long lifeMillis;
    private final byte @Nullable [] head;

    private Item(Identity identity, long ifVersion, long lifeMillis, byte @Nullable [] head) {
        this.identity = identity;
        this.ifVersion = ifVersion;
        this.lifeMillis = lifeMillis;
        this.head = head;
    }

    /**
     * @param lifeMillis 0 without end, or {@link #KEEP}
     * @param head up to the value of {@code _m1.session.lastUpdated}
     */
    static Item put(Identity identity, long ifVersion, long lifeMillis, byte[] head) {
        return new Item(identity, ifVersion, lifeMillis, head);
    }

    static Item delete(Identity identity, long ifVersion) {
        return new Item(identity, ifVersion, 0, null);
    }

    Identity identity() {
        return identity;
    }

    /** 0: it must not be there. */
    long ifVersion() {
        return ifVersion;
    }

    long lifeMillis() {
        return lifeMillis;
    }

    /** Null: delete. */
    byte @Nullable [] head() {
        return head;
    }

    int size() {
        return head == null ? 0 : head.length;
    }
}
