package io.sessionsuite.coordination.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a check stands. */
public enum CheckStatus {
    PASSING,
    WARNING,
    CRITICAL;

    public static Optional<CheckStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
