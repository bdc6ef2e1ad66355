package io.sessionsuite.origin;

import java.util.Set;

/**
 * Refuses what another site makes a browser send (F-66, A-17, A-25, M-62, M-63).
 *
 * <p>The strongest header present decides: {@code Sec-Fetch-Site} passes with {@code same-origin} or {@code none}, else
 * an {@code Origin} or a {@code Referer} passes if it is our own. Without any of them the caller is a script and
 * passes. An {@code Origin} allowed for CORS always passes.
 */
public final class CrossSiteRule {

    private static final Set<String> PASSING_SITES = Set.of("same-origin", "none");

    private final OwnOrigins own;
    private final OriginSet allowed;

    public CrossSiteRule(OwnOrigins own, OriginSet allowed) {
        this.own = own;
        this.allowed = allowed;
    }

    public boolean refuses(RequestFacts request, Arrival arrival) {
        String origin = request.header("Origin");
        return isForeign(request, origin, arrival) && !allowed.contains(origin);
    }

    private boolean isForeign(RequestFacts request, String origin, Arrival arrival) {
        String site = request.header("Sec-Fetch-Site");
        if (!site.isEmpty()) {
            return !PASSING_SITES.contains(site);
        }
        if (!origin.isEmpty()) {
            return WebOrigin.parse(origin)
                    .filter(known -> own.contains(known, arrival))
                    .isEmpty();
        }
        String referer = request.header("Referer");
        return !referer.isEmpty()
                && WebOrigin.ofUrl(referer)
                        .filter(known -> own.contains(known, arrival))
                        .isEmpty();
    }
}
