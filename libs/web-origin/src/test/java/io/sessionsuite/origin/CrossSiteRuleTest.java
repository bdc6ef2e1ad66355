package io.sessionsuite.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossSiteRuleTest {

    private static final TrustedProxies NO_PROXY = new TrustedProxies(IpNetworks.of("key", List.of()));
    private static final OriginSet PARTNER = OriginSet.of("key", List.of("https://partner.example"));
    private static final CrossSiteRule BY_HOST =
            new CrossSiteRule(new OwnOrigins(OriginSet.of("key", List.of())), PARTNER);
    private static final CrossSiteRule BY_SETTING = new CrossSiteRule(
            new OwnOrigins(OriginSet.of("key", List.of("https://app.example", "https://www.app.example:8443"))),
            PARTNER);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Other: 1",
                "Sec-Fetch-Site: same-origin",
                "Sec-Fetch-Site: none",
                "Origin: http://app.example:8080",
                "Origin: HTTP://APP.example:8080",
                "Referer: http://app.example:8080/page?x=https://evil.example#y",
                "Referer: http://app.example:8080",
                "Sec-Fetch-Site: same-origin|Origin: null|Referer: https://evil.example/",
                "Origin: http://app.example:8080|Referer: https://evil.example/",
                "Origin: https://partner.example",
                "Origin: https://partner.example:443",
                "Sec-Fetch-Site: cross-site|Origin: https://partner.example",
                "Origin: |Referer: ",
            })
    void ownAllowedAndScriptedRequestsPass(String headers) {
        assertThat(refuses(BY_HOST, headers)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: Same-Origin",
                "Sec-Fetch-Site: new-word",
                "Sec-Fetch-Site: none|Sec-Fetch-Site: none",
                "Sec-Fetch-Site: cross-site|Origin: http://app.example:8080",
                "Sec-Fetch-Site: cross-site|Referer: https://partner.example/",
                "Origin: null",
                "Origin: https://evil.example",
                "Origin: https://app.example:8080",
                "Origin: http://app.example",
                "Origin: http://app.example:80",
                "Origin: http://sub.app.example:8080",
                "Origin: http://app.example:8080/",
                "Origin: http://app.example:8080.evil.example",
                "Origin: http://app.example:8080|Origin: http://app.example:8080",
                "Origin: nonsense",
                "Origin: https://evil.example|Referer: http://app.example:8080/",
                "Referer: https://evil.example/http://app.example:8080",
                "Referer: http://app.example:8080@evil.example/",
                "Referer: http://app.example:8080\\@evil.example/",
                "Referer: https://partner.example/",
                "Referer: about:blank",
                "Referer: /page",
            })
    void foreignRequestsAreRefused(String headers) {
        assertThat(refuses(BY_HOST, headers)).isTrue();
    }

    @Test
    void configuredOriginsReplaceTheHost() {
        assertThat(refuses(BY_SETTING, "Origin: http://app.example:8080")).isTrue();
        assertThat(refuses(BY_SETTING, "Origin: https://app.example")).isFalse();
        assertThat(refuses(BY_SETTING, "Referer: https://app.example:443/x")).isFalse();
        assertThat(refuses(BY_SETTING, "Origin: https://www.app.example:8443")).isFalse();
        assertThat(refuses(BY_SETTING, "Origin: https://www.app.example")).isTrue();
    }

    @Test
    void spoofedForwardedHostOfAnUntrustedPeerChangesNothing() {
        assertThat(refuses(BY_HOST, "X-Forwarded-Host: evil.example|Origin: http://evil.example"))
                .isTrue();
    }

    @Test
    void forwardedHostOfATrustedProxyIsOwn() {
        TrustedProxies proxies = new TrustedProxies(IpNetworks.of("key", List.of("203.0.113.0/24")));
        RequestFacts request =
                request("X-Forwarded-Proto: https|X-Forwarded-Host: shop.example|Origin: https://shop.example");
        assertThat(BY_HOST.refuses(request, proxies.arrivalOf(request))).isFalse();
    }

    @Test
    void requestWithoutHostOwnsNoOrigin() {
        RequestFacts request = request("Origin: http://app.example:8080");
        assertThat(BY_HOST.refuses(request, new Arrival(IpAddress.NONE, "http", "")))
                .isTrue();
    }

    @Test
    void browsersAreKnownByTheirHeaders() {
        assertThat(request("User-Agent: curl").isFromBrowser()).isFalse();
        for (String header :
                List.of("Origin: null", "referer: x", "Sec-Fetch-Site: none", "sec-fetch-mode: navigate")) {
            assertThat(request(header).isFromBrowser()).isTrue();
        }
    }

    private static boolean refuses(CrossSiteRule rule, String headers) {
        RequestFacts request = request(headers);
        return rule.refuses(request, NO_PROXY.arrivalOf(request));
    }

    private static RequestFacts request(String headers) {
        return Requests.from("203.0.113.5", headers.split("\\|"));
    }
}
