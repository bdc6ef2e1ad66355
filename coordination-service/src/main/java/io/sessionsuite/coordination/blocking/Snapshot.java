package io.sessionsuite.coordination.blocking;

/**
 * What a read saw.
 *
 * @param index what the answer reports
 * @param namespaceIndex the last change of the namespace it has seen
 * @param missing whether what was asked for is not there
 */
public record Snapshot<T>(long index, long namespaceIndex, boolean missing, T value) {}
