package io.sessionsuite.attribute;

import io.sessionsuite.origin.CorsPolicy;
import io.sessionsuite.origin.CrossSiteRule;
import io.sessionsuite.origin.IpNetworks;
import io.sessionsuite.origin.OriginSet;
import io.sessionsuite.origin.OwnOrigins;
import io.sessionsuite.origin.Preflight;
import io.sessionsuite.origin.RequestFacts;
import io.sessionsuite.origin.TrustedProxies;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Which callers, pages and proxies this service believes, as configured. */
@Singleton
class Origins {

    private static final List<String> METHODS = List.of("GET", "POST");
    private static final List<String> HEADERS =
            List.of("csrftoken", "content-type", "authorization", "x-session-touch");

    private final TrustedProxies proxies;
    private final CrossSiteRule crossSite;
    private final CorsPolicy cors;

    Origins(AttributeConfig config) {
        OriginSet allowed =
                OriginSet.of("attribute.cors.origins", config.cors().origins().orElse(List.of()));
        OriginSet own =
                OriginSet.of("attribute.public-origins", config.publicOrigins().orElse(List.of()));
        this.proxies = new TrustedProxies(IpNetworks.of(
                "attribute.trusted-proxies", config.trustedProxies().orElse(List.of())));
        this.crossSite = new CrossSiteRule(new OwnOrigins(own), allowed);
        this.cors = new CorsPolicy(allowed, METHODS, HEADERS, Duration.ZERO);
    }

    Provenance of(HttpServerRequest request) {
        RequestFacts facts = RequestFacts.of(request);
        return new Provenance(facts, proxies.arrivalOf(facts), cors.headersFor(facts.header("Origin")));
    }

    /** Whether a page of a foreign origin made a browser send this. */
    boolean isCrossSite(Provenance provenance) {
        return crossSite.refuses(provenance.facts(), provenance.arrival());
    }

    Preflight preflight(Provenance provenance) {
        return cors.preflight(provenance.facts().header("Origin"));
    }
}
