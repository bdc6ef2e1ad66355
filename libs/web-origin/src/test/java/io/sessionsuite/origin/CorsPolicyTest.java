package io.sessionsuite.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsPolicyTest {

    private static final OriginSet PARTNERS =
            OriginSet.of("key", List.of("https://partner.example", "http://localhost:3000", " capacitor://localhost "));
    private static final CorsPolicy ONE = new CorsPolicy(
            PARTNERS, List.of("GET", "POST", "DELETE"), List.of("content-type", "if-match"), Duration.ofMinutes(10));
    private static final CorsPolicy OTHER =
            new CorsPolicy(PARTNERS, List.of("GET", "POST"), List.of("csrftoken"), Duration.ZERO);

    @Test
    void preflightOfAnAllowedOriginNamesMethodsAndHeaders() {
        assertThat(ONE.preflight("https://partner.example"))
                .isEqualTo(new Preflight.Allowed(Map.of(
                        "Access-Control-Allow-Origin", "https://partner.example",
                        "Access-Control-Allow-Credentials", "true",
                        "Access-Control-Allow-Methods", "GET, POST, DELETE",
                        "Access-Control-Allow-Headers", "content-type, if-match",
                        "Access-Control-Max-Age", "600",
                        "Vary", "Origin")));
    }

    @Test
    void twoServicesKeepTheirOwnLists() {
        assertThat(OTHER.preflight("http://localhost:3000"))
                .isEqualTo(new Preflight.Allowed(Map.of(
                        "Access-Control-Allow-Origin", "http://localhost:3000",
                        "Access-Control-Allow-Credentials", "true",
                        "Access-Control-Allow-Methods", "GET, POST",
                        "Access-Control-Allow-Headers", "csrftoken",
                        "Vary", "Origin")));
    }

    @Test
    void otherAnswersToAnAllowedOriginAreReadable() {
        assertThat(ONE.headersFor("capacitor://localhost"))
                .containsExactly(
                        Map.entry("Access-Control-Allow-Origin", "capacitor://localhost"),
                        Map.entry("Access-Control-Allow-Credentials", "true"),
                        Map.entry("Vary", "Origin"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "*",
                "https://evil.example",
                "http://partner.example",
                "https://partner.example:8443",
                "https://partner.example/",
                "https://partner.example.evil.example",
                "https://sub.partner.example",
                "https://partner.example, https://partner.example",
                "http://localhost",
            })
    void otherOriginsAreRefusedBare(String origin) {
        assertThat(ONE.preflight(origin)).isEqualTo(new Preflight.Refused());
        assertThat(ONE.headersFor(origin)).isEmpty();
    }

    @Test
    void requestWithoutOriginIsNoMatterOfCors() {
        assertThat(ONE.preflight("")).isEqualTo(new Preflight.NotCors());
        assertThat(ONE.headersFor("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "",
                "https://*.example",
                "https://a.example/",
                "https://a.example/path",
                "https://user@a.example",
                "a.example",
                "//a.example",
                "https://",
                "https://a.example:",
                "https://a.example:x",
                "https://[::g]",
                "/https:.*/",
            })
    void settingThatIsNoExactOriginIsNamed(String entry) {
        assertThatThrownBy(() -> OriginSet.of("auth.cors.origins", List.of("https://a.example", entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("auth.cors.origins: ")
                .hasMessageEndingWith(": " + entry);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://A.Example:443, https://a.example",
        "http://a.example:80, http://a.example",
        "http://a.example:0443, http://a.example:443",
        "http://[2001:DB8:0::1]:8080, http://[2001:db8::1]:8080",
        "http://[::ffff:10.0.0.9], http://[10.0.0.9]",
        "capacitor://localhost:80, capacitor://localhost:80",
    })
    void originHasOneText(String text, String canonical) {
        assertThat(WebOrigin.parse(text)).get().hasToString(canonical);
    }
}
