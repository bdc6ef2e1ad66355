package io.sessionsuite.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.9, 10.0.0.9",
        "255.255.255.255, 255.255.255.255",
        "::ffff:10.0.0.9, 10.0.0.9",
        "::FFFF:0a00:0009, 10.0.0.9",
        "0:0:0:0:0:ffff:10.0.0.9, 10.0.0.9",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:0:0:0:0:0, 2001:db8::",
        "0:0:0:0:0:0:0:1, ::1",
        "::, ::",
        "[::1], ::1",
        "fe80::1%eth0, fe80::1",
    })
    void addressHasOneText(String literal, String canonical) {
        assertThat(IpAddress.parse(literal)).get().hasToString(canonical);
        assertThat(IpAddress.parse(literal)).isEqualTo(IpAddress.parse(canonical));
        assertThat(IpAddress.parse(literal)).hasSameHashCodeAs(IpAddress.parse(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "a.example",
                "10.0.0",
                "10.1",
                "167772169",
                "0x7f.0.0.1",
                "10.0.0.256",
                "10.0.0.9.1",
                "10.0.0.9:80",
                "10.0.0.",
                "10..0.9",
                "-1.0.0.1",
                "１０.0.0.9",
                ":",
                ":::",
                "1::2::3",
                "12345::",
                "g::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "[::1",
                "::1]",
                "[::1]:80",
                "::ffff:10.0.0.256",
                "...",
            })
    void anythingElseIsNoAddress(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.9, 10.0.0.9",
        "::ffff:10.0.0.9, 10.0.0.9",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8:1:2:ffff::, 2001:db8:1:2::/64",
        "2001:db8:1:3::1, 2001:db8:1:3::/64",
        "::1, ::/64",
    })
    void throttlePrefixOfIpv6IsItsSubnet(String literal, String prefix) {
        assertThat(IpAddress.parse(literal).orElseThrow().throttlePrefix()).isEqualTo(prefix);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "10.0.0.128/25, 10.0.0.128, true",
        "10.0.0.128/25, 10.0.0.127, false",
        "10.0.0.8/31, 10.0.0.9, true",
        "10.0.0.8/31, 10.0.0.10, false",
        "10.0.0.9/32, 10.0.0.9, true",
        "10.0.0.9, 10.0.0.8, false",
        "0.0.0.0/0, 192.0.2.1, true",
        "0.0.0.0/0, ::1, false",
        "::/0, ::1, true",
        "::/0, 10.0.0.9, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe00::1, false",
        "2001:db8::/33, 2001:db8:7fff::, true",
        "2001:db8::/33, 2001:db8:8000::, false",
        "::ffff:10.0.0.0/104, 10.200.0.1, true",
        "::ffff:10.0.0.0/104, 11.0.0.1, false",
        "10.0.0.0/8, ::ffff:10.0.0.9, true",
    })
    void networkContainsWhatSharesItsPrefix(String network, String address, boolean contained) {
        IpNetworks networks = IpNetworks.of("key", List.of("192.168.7.7", network));
        assertThat(networks.contains(IpAddress.parse(address).orElseThrow())).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gateway",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0.0/255.0.0.0",
                "::/129",
                "*",
                "",
                "::ffff:10.0.0.0/95",
                "10.0.0.0/ 8"
            })
    void settingThatIsNoNetworkIsNamed(String entry) {
        assertThatThrownBy(() -> IpNetworks.of("auth.trusted-proxies", List.of("10.0.0.1", entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("auth.trusted-proxies: ")
                .hasMessageEndingWith(": " + entry);
    }

    @Test
    void noNetworkContainsNothing() {
        assertThat(IpNetworks.of("key", List.of()).contains(IpAddress.NONE)).isFalse();
    }
}
