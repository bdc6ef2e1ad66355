package io.sessionsuite.auth.directory;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a realm proves an identity. */
public enum RealmType {
    NATIVE,
    APIKEY;

    /** The member {@code realmType}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RealmType of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** The type of that spelling, or null if this build has none. */
    public static @Nullable RealmType parse(String text) {
        for (RealmType type : values()) {
            if (type.text().equals(text)) {
                return type;
            }
        }
        return null;
    }
}
