package io.sessionsuite.coordination.acl.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a rule speaks about. A scalar one has no selector. */
public enum Resource {
    KEY(false),
    SESSION(false),
    NODE(false),
    SERVICE(false),
    AGENT(false),
    OPERATOR(true),
    ACL(true);

    private final boolean scalar;

    Resource(boolean scalar) {
        this.scalar = scalar;
    }

    boolean scalar() {
        return scalar;
    }

    boolean knows(Level level) {
        return level != Level.LIST || this == KEY;
    }

    /** The name rules and messages use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Resource> of(String word) {
        return Arrays.stream(values()).filter(r -> r.word().equals(word)).findFirst();
    }
}
