package io.sessionsuite.coordination.namespace;

/** Whether namespaces are served, or refused as the community edition of Consul does. */
public enum NamespaceMode {
    ON,
    REFUSE
}
