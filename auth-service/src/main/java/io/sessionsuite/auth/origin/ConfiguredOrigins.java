package io.sessionsuite.auth.origin;

import io.sessionsuite.auth.Client;
import io.sessionsuite.origin.Arrival;
import io.sessionsuite.origin.CrossSiteRule;
import io.sessionsuite.origin.IpAddress;
import io.sessionsuite.origin.IpNetworks;
import io.sessionsuite.origin.OriginSet;
import io.sessionsuite.origin.OwnOrigins;
import io.sessionsuite.origin.RequestFacts;
import io.sessionsuite.origin.TrustedProxies;
import io.sessionsuite.origin.WebOrigin;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Origins as this service's settings name them; a setting that is none stops the start. */
@Singleton
class ConfiguredOrigins implements Origins {

    private static final List<String> FORWARDED =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host");

    /** Addresses of documentation networks, so far apart that no sensible list of proxies holds both. */
    private static final List<IpAddress> EVERYWHERE = Stream.of("192.0.2.1", "203.0.113.1")
            .flatMap(text -> IpAddress.parse(text).stream())
            .toList();

    private final IpNetworks trusted;
    private final TrustedProxies proxies;
    private final OwnOrigins own;
    private final OriginSet cors;
    private final CrossSiteRule crossSite;

    ConfiguredOrigins(CorsConfig cors, PublicOriginsConfig own, TrustedProxiesConfig proxies) {
        this.trusted = IpNetworks.of("auth.trusted-proxies", proxies.networks().orElse(List.of()));
        this.proxies = new TrustedProxies(trusted);
        this.own =
                new OwnOrigins(OriginSet.of("auth.public-origins", own.origins().orElse(List.of())));
        this.cors = OriginSet.of("auth.cors.origins", cors.origins().orElse(List.of()));
        this.crossSite = new CrossSiteRule(this.own, this.cors);
    }

    @Override
    public Client client(HttpServerRequest request) {
        @Nullable String agent = request.getHeader("User-Agent");
        return new Client(arrival(request).address().toString(), agent == null ? "" : agent);
    }

    @Override
    public boolean isHttps(HttpServerRequest request) {
        return arrival(request).isSecure();
    }

    @Override
    public boolean isForwardedByStranger(HttpServerRequest request) {
        return FORWARDED.stream().anyMatch(request.headers()::contains)
                && !trusted.contains(RequestFacts.of(request).peer());
    }

    @Override
    public boolean isCrossSite(HttpServerRequest request) {
        RequestFacts facts = RequestFacts.of(request);
        return crossSite.refuses(facts, proxies.arrivalOf(facts));
    }

    @Override
    public boolean isOwn(String origin, HttpServerRequest request) {
        return WebOrigin.parse(origin)
                .map(parsed -> own.contains(parsed, arrival(request)))
                .orElse(false);
    }

    @Override
    public boolean trustsEverybody() {
        return EVERYWHERE.stream().allMatch(trusted::contains);
    }

    @Override
    public Optional<String> corsOrigin(HttpServerRequest request) {
        return Stream.ofNullable(request.getHeader("Origin"))
                .filter(cors::contains)
                .findFirst();
    }

    private Arrival arrival(HttpServerRequest request) {
        return proxies.arrivalOf(RequestFacts.of(request));
    }
}
