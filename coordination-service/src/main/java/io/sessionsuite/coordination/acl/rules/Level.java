package io.sessionsuite.coordination.acl.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a rule grants; each level includes those before it, {@link #DENY} nothing. */
public enum Level {
    DENY,
    READ,
    LIST,
    WRITE;

    /** Whether a rule of this level allows what needs {@code needed}. */
    public boolean grants(Level needed) {
        return this != DENY && compareTo(needed) >= 0;
    }

    /** The one that counts where several policies have a rule for one selector: denial first, then the higher level. */
    Level merge(Level other) {
        if (this == DENY || other == DENY) {
            return DENY;
        }
        return compareTo(other) >= 0 ? this : other;
    }

    /** The name rules and messages use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Level> of(String word) {
        return Arrays.stream(values()).filter(l -> l.word().equals(word)).findFirst();
    }
}
