package io.sessionsuite.store.registry;

import java.time.Instant;

/**
 * One generation of a store (store 5.7). All but the name is immutable; a new key path makes a new generation.
 *
 * @param partitions 16 for each shard, 256 at most
 * @param ttlMillis default life of a document, 0 for none
 */
public record Store(
        StoreUid uid,
        String name,
        KeyPath key,
        int shards,
        int replicas,
        int partitions,
        long ttlMillis,
        Instant created) {}
