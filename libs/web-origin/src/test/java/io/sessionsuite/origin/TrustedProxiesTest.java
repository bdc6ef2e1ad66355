package io.sessionsuite.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private static final String PROXY = "10.0.0.1";
    private static final TrustedProxies PROXIES =
            new TrustedProxies(IpNetworks.of("key", List.of("10.0.0.0/8", "fd00::/8")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 192.0.2.1",
                "Forwarded: for=192.0.2.1;proto=https;host=evil.example",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Host: evil.example",
            })
    void untrustedPeerIsTheClientWhateverItSends(String header) {
        assertThat(arrival("203.0.113.5", header)).isEqualTo(plain("203.0.113.5"));
        assertThat(new TrustedProxies(IpNetworks.of("key", List.of())).arrivalOf(Requests.from(PROXY, header)))
                .isEqualTo(plain(PROXY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1|192.0.2.1",
                "198.51.100.7, 192.0.2.1|192.0.2.1",
                "198.51.100.7, 192.0.2.1, 10.9.9.9|192.0.2.1",
                "192.0.2.1,10.9.9.9 , fd00::1|192.0.2.1",
                "10.2.2.2, 10.9.9.9|10.2.2.2",
                "192.0.2.1:4711|192.0.2.1",
                "[2001:db8::1]:4711|2001:db8::1",
                "[2001:db8::1]|2001:db8::1",
                "2001:DB8:0::1|2001:db8::1",
                "::ffff:192.0.2.1|192.0.2.1",
                "192.0.2.1, unknown|10.0.0.1",
                "192.0.2.1, unknown, 10.9.9.9|10.9.9.9",
                "192.0.2.1, a.example|10.0.0.1",
                "192.0.2.1,|10.0.0.1",
                "192.0.2.1, 10.9.9.9,,|10.0.0.1",
            })
    void lastUntrustedHopIsTheClient(String forwardedFor, String client) {
        assertThat(arrival(PROXY, "X-Forwarded-For: " + forwardedFor)).isEqualTo(plain(client));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "for=192.0.2.1|192.0.2.1",
                "For=\"192.0.2.1:4711\"|192.0.2.1",
                "for=\"[2001:db8::1]:4711\"|2001:db8::1",
                "by=10.0.0.1;for=192.0.2.1;ext=\"a,b;c\\\"d\"|192.0.2.1",
                "for=198.51.100.7, for=192.0.2.1 , for=10.9.9.9|192.0.2.1",
                "for=198.51.100.7, for=_hidden|10.0.0.1",
                "for=198.51.100.7, for=unknown, for=10.9.9.9|10.9.9.9",
                "for=198.51.100.7, proto=https|10.0.0.1",
                "for=198.51.100.7, for=\"|10.0.0.1",
                "for=\"x, for=192.0.2.1|10.0.0.1",
                "for=192.0.2.1;for=192.0.2.2|10.0.0.1",
                "for 192.0.2.1|10.0.0.1",
                "for=192.0.2.1 for=192.0.2.2|10.0.0.1",
            })
    void forwardedHeaderIsReadAlike(String forwarded, String client) {
        assertThat(arrival(PROXY, "Forwarded: " + forwarded).address()).hasToString(client);
    }

    @Test
    void headerLinesAreOneList() {
        assertThat(arrival(PROXY, "X-Forwarded-For: 192.0.2.1", "X-Forwarded-For: 10.9.9.9")
                        .address())
                .hasToString("192.0.2.1");
        assertThat(arrival(PROXY, "Forwarded: for=192.0.2.1", "Forwarded: for=10.9.9.9")
                        .address())
                .hasToString("192.0.2.1");
    }

    @Test
    void schemeAndHostComeFromATrustedProxy() {
        assertThat(arrival(
                        PROXY,
                        "X-Forwarded-For: 192.0.2.1",
                        "X-Forwarded-Proto: HTTPS",
                        "X-Forwarded-Host: shop.example:8443"))
                .isEqualTo(new Arrival(address("192.0.2.1"), "https", "shop.example:8443"));
        assertThat(arrival(PROXY, "Forwarded: for=192.0.2.1;proto=https;host=\"[2001:db8::2]:8443\""))
                .isEqualTo(new Arrival(address("192.0.2.1"), "https", "[2001:db8::2]:8443"));
        assertThat(arrival(PROXY, "X-Forwarded-Proto: https").isSecure()).isTrue();
        assertThat(arrival(PROXY).isSecure()).isFalse();
    }

    @Test
    void schemeAndHostBelongToTheHopOfTheClient() {
        assertThat(arrival(
                        PROXY,
                        "X-Forwarded-For: 198.51.100.7, 192.0.2.1, 10.9.9.9",
                        "X-Forwarded-Proto: spoof, https, http",
                        "X-Forwarded-Host: evil.example, shop.example, inner"))
                .isEqualTo(new Arrival(address("192.0.2.1"), "https", "shop.example"));
        assertThat(
                        arrival(
                                PROXY,
                                "Forwarded: for=198.51.100.7;proto=http;host=evil.example, for=192.0.2.1;proto=https;host=shop.example, for=10.9.9.9;proto=http"))
                .isEqualTo(new Arrival(address("192.0.2.1"), "https", "shop.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Proto: ftp",
                "X-Forwarded-Proto: https, ",
                "X-Forwarded-Host: a.example/x",
                "X-Forwarded-Host: user@a.example",
                "X-Forwarded-Host: a.example:123456",
                "X-Forwarded-Host: a b",
                "X-Forwarded-Host: ",
            })
    void nonsenseOfSchemeAndHostIsIgnored(String header) {
        assertThat(arrival(PROXY, header)).isEqualTo(plain(PROXY));
    }

    @Test
    void familiesThatDifferAreNotBelieved() {
        assertThat(arrival(
                        PROXY,
                        "X-Forwarded-For: 192.0.2.1",
                        "X-Forwarded-Proto: https",
                        "Forwarded: for=198.51.100.7;proto=http;host=evil.example"))
                .isEqualTo(new Arrival(address(PROXY), "http", "evil.example"));
        assertThat(arrival(PROXY, "X-Forwarded-For: 192.0.2.1", "Forwarded: for=\"192.0.2.1:99\""))
                .isEqualTo(plain("192.0.2.1"));
        assertThat(arrival(PROXY, "X-Forwarded-For: 192.0.2.1", "Forwarded: for=\""))
                .isEqualTo(plain("192.0.2.1"));
    }

    @Test
    void lengthOfForwardedIsBounded() {
        String client = "for=192.0.2.1;x=";
        String longest = client + "x".repeat(8_192 - client.length());
        assertThat(arrival(PROXY, "Forwarded: " + longest).address()).hasToString("192.0.2.1");
        assertThat(arrival(PROXY, "Forwarded: " + longest + "x").address()).hasToString(PROXY);
    }

    private static Arrival arrival(String peer, String... headers) {
        return PROXIES.arrivalOf(Requests.from(peer, headers));
    }

    private static Arrival plain(String client) {
        return new Arrival(address(client), "http", "app.example:8080");
    }

    private static IpAddress address(String literal) {
        return IpAddress.parse(literal).orElseThrow();
    }
}
