package io.sessionsuite.coordination.unit;

/**
 * What every namespace holds from its first write on: the own node and its check, as the catalog keeps them.
 *
 * @param node name in lower case
 * @param id of the node
 * @param nodeJson as node records hold it
 * @param checkJson as check records hold it
 */
public record Foundation(String node, String id, String nodeJson, String checkJson) {}
