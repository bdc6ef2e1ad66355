package io.sessionsuite.coordination.blocking;

/**
 * One subject of an entry of the change stream.
 *
 * @param kind {@code k} key, {@code t} deleted prefix, {@code s} session, {@code sn} its node, {@code n} node,
 *     {@code c} check
 * @param name of the subject; of a check, node and id with a zero between
 */
record Change(String kind, String name) {}
