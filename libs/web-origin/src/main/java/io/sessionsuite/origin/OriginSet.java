package io.sessionsuite.origin;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Configured origins, each exact: {@code *}, {@code null} and patterns are refused (SEC-29). */
public final class OriginSet {

    private final Set<WebOrigin> origins;

    private OriginSet(Set<WebOrigin> origins) {
        this.origins = origins;
    }

    /**
     * @param key the setting, named when an entry is no exact origin
     * @param entries {@code scheme://host[:port]}
     */
    public static OriginSet of(String key, Collection<String> entries) {
        return new OriginSet(entries.stream()
                .map(entry -> WebOrigin.parse(entry.strip())
                        .orElseThrow(() -> new IllegalArgumentException(
                                key + ": not an exact origin (scheme://host[:port], no path): " + entry)))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether the value of an {@code Origin} header is one of these. */
    public boolean contains(String origin) {
        return WebOrigin.parse(origin).map(this::contains).orElse(false);
    }

    boolean contains(WebOrigin origin) {
        return origins.contains(origin);
    }

    boolean isEmpty() {
        return origins.isEmpty();
    }
}
