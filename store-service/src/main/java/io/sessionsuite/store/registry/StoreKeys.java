package io.sessionsuite.store.registry;

import java.nio.charset.StandardCharsets;

/** The keys of stores in Redis (store 7). Every key of a partition has the partition's hash tag. */
public final class StoreKeys {

    public static final String NAMES = "store:{stores}:name";
    public static final String SETTINGS = "store:{stores}:conf";
    public static final String EPOCH = "store:{stores}:epoch";
    public static final String GONE = "store:{stores}:gone";
    public static final String REPLICAS = "store:{stores}:replica";

    private StoreKeys() {}

    /** Documents by identity (HASH). */
    public static String documents(StoreUid uid, int partition) {
        return of(uid, partition, "doc");
    }

    /** Versions by identity (HASH). */
    public static String versions(StoreUid uid, int partition) {
        return of(uid, partition, "ver");
    }

    /** Change log (STREAM). */
    public static String log(StoreUid uid, int partition) {
        return of(uid, partition, "log");
    }

    /** Newest id of the log (STRING). */
    public static String tail(StoreUid uid, int partition) {
        return of(uid, partition, "tail");
    }

    /** Identities by deadline (ZSET). */
    public static String deadlines(StoreUid uid, int partition) {
        return of(uid, partition, "ttl");
    }

    /** State of the partition; absent while live (HASH). */
    public static String meta(StoreUid uid, int partition) {
        return of(uid, partition, "meta");
    }

    /** Positions the replicas have applied (HASH). */
    public static String positions(StoreUid uid, int partition) {
        return of(uid, partition, "pos");
    }

    /** While a new generation is filled: when a document was last written (HASH). */
    public static String ages(StoreUid uid, int partition) {
        return of(uid, partition, "age");
    }

    /** Paths of the store that are indexed (SET). */
    public static String paths(StoreUid uid) {
        return "store:{" + uid + "}:paths";
    }

    /** The partition of an identity: CRC-16 (XMODEM, as Redis' slots) of its UTF-8 bytes modulo {@code partitions}. */
    public static int partition(String identity, int partitions) {
        int crc = 0;
        for (byte next : identity.getBytes(StandardCharsets.UTF_8)) {
            crc ^= (next & 0xff) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
            }
        }
        return (crc & 0xffff) % partitions;
    }

    private static String of(StoreUid uid, int partition, String part) {
        return "store:{" + uid + ":" + partition + "}:" + part;
    }
}
