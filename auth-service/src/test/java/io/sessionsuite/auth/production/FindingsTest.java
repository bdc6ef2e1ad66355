package io.sessionsuite.auth.production;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.auth.login.SessionConfig;
import io.sessionsuite.auth.login.TokenConfig;
import io.sessionsuite.login.CookieSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {

    private static final Sessions GOOD =
            new Sessions(Duration.ofSeconds(1800), Duration.ofHours(8), Duration.ofHours(1));
    private static final Cookies AUTO = new Cookies("Lax", "auto", Optional.empty(), false);
    private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1/128");

    private record Sessions(Duration idle, Duration absolute, Duration grace) implements SessionConfig {}

    private record Tokens(Duration lifetime) implements TokenConfig {}

    private record Cookies(String sameSite, String secure, Optional<String> maxAge, boolean hostPrefix)
            implements CookieSettings {}

    @Test
    @DisplayName("the defaults pass")
    void defaults() {
        assertThat(Findings.impossible(GOOD, new Tokens(Duration.ofSeconds(1800))))
                .isEmpty();
        assertThat(Findings.insecure(GOOD, AUTO, LOOPBACK, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0,28800,3600,1800,auth.session.idle",
        "-1,28800,3600,1800,auth.session.idle",
        "1800,-1,3600,1800,auth.session.absolute",
        "1800,28800,59,1800,auth.session.grace",
        "1800,28800,86401,1800,auth.session.grace",
        "1800,28800,3600,0,auth.token.lifetime"
    })
    @DisplayName("F-97 SEC-60 what cannot work is named")
    void impossible(long idle, long absolute, long grace, long lifetime, String key) {
        Sessions sessions =
                new Sessions(Duration.ofSeconds(idle), Duration.ofSeconds(absolute), Duration.ofSeconds(grace));
        assertThat(Findings.impossible(sessions, new Tokens(Duration.ofSeconds(lifetime))))
                .singleElement()
                .asString()
                .startsWith(key);
    }

    @Test
    @DisplayName("SEC-60 what is insecure in production is named")
    void insecure() {
        Sessions endless = new Sessions(Duration.ofSeconds(1800), Duration.ZERO, Duration.ofHours(1));
        Cookies clear = new Cookies("Lax", "false", Optional.empty(), false);
        assertThat(Findings.insecure(endless, clear, List.of("0.0.0.0/0"), true))
                .satisfiesExactly(
                        finding -> assertThat(finding).startsWith("auth.session.absolute"),
                        finding -> assertThat(finding).startsWith("auth.cookie.secure"),
                        finding -> assertThat(finding).startsWith("auth.bootstrap.allow-from"),
                        finding -> assertThat(finding).startsWith("auth.trusted-proxies"));
    }
}
