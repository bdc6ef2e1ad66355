package io.sessionsuite.coordination.unit;

import java.util.List;

/** The keys of a namespace, in the order of scripts that take all of them. */
public enum Part {
    META("meta"),
    KV("kv"),
    VAL("val"),
    NAMES("names"),
    TOMB("tomb"),
    TOMB_NAMES("tombnames"),
    SESSIONS("sess"),
    DUE("due"),
    HELD("held"),
    LINKS("links"),
    DELAY("delay"),
    NODES("nodes"),
    SERVICES("services"),
    CHECKS("checks"),
    CATALOG("catalog"),
    CHECK_DUE("checkdue"),
    EVENTS("events");

    /** What scripts take that may end sessions. */
    public static final List<Part> ALL = List.of(values());

    private final String word;

    Part(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
