package io.sessionsuite.coordination.blocking;

/** What a read looks at; a change that concerns it wakes the reader. Names of nodes in lower case. */
public sealed interface Subject {

    /** One key. */
    record Key(String name) implements Subject {}

    /** All keys that begin so. */
    record Prefix(String text) implements Subject {}

    /** One session. */
    record OneSession(String id) implements Subject {}

    /** The sessions of a node. */
    record SessionsOf(String node) implements Subject {}

    /** All sessions. */
    record AllSessions() implements Subject {}

    /** One node with its services and checks. */
    record OneNode(String name) implements Subject {}

    /** The list of nodes. */
    record AllNodes() implements Subject {}

    /** The checks of a node. */
    record ChecksOf(String node) implements Subject {}

    /** All checks; also what asks for the checks of a service or in a state. */
    record AllChecks() implements Subject {}
}
