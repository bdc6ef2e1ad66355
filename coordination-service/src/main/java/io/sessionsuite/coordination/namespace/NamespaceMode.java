package io.sessionsuite.coordination.namespace;

/** Whether requests may name namespaces. */
public enum NamespaceMode {
    /** They may; data of two namespaces are apart. */
    ON,
    /** Naming one, the default one included, is an error. */
    REFUSE
}
