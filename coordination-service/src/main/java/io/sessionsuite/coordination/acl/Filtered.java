package io.sessionsuite.coordination.acl;

import java.util.List;

/**
 * What a caller may see of a list.
 *
 * @param announced whether the answer says that something is missing: it is, and the caller sent a token
 */
public record Filtered<T>(List<T> items, boolean announced) {}
