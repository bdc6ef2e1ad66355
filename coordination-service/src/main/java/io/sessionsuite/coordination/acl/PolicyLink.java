package io.sessionsuite.coordination.acl;

/** A token's link to a policy; the id counts, the name is what it is called now. */
record PolicyLink(String id, String name) {}
