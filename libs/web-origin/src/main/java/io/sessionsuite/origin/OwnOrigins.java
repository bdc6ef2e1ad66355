package io.sessionsuite.origin;

/**
 * The origins of this service itself: the configured public ones, or, where none are configured, the one the client
 * used.
 */
public final class OwnOrigins {

    private final OriginSet configured;

    public OwnOrigins(OriginSet configured) {
        this.configured = configured;
    }

    public boolean contains(WebOrigin origin, Arrival arrival) {
        return configured.isEmpty()
                ? WebOrigin.parse(arrival.scheme() + "://" + arrival.host())
                        .map(origin::equals)
                        .orElse(false)
                : configured.contains(origin);
    }
}
