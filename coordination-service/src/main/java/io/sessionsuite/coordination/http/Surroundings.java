package io.sessionsuite.coordination.http;

import io.sessionsuite.coordination.acl.Callers;
import io.sessionsuite.coordination.namespace.NamespaceRules;

/** What every {@link Call} looks things up in. */
record Surroundings(AgentSettings agent, Callers callers, NamespaceRules namespaces) {}
