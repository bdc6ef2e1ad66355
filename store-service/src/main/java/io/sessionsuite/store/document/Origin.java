package io.sessionsuite.store.document;

/**
 * Where a change comes from.
 *
 * @param address of the caller
 * @param receivedMillis epoch ms, by this replica's clock
 */
record Origin(String address, long receivedMillis) {}
