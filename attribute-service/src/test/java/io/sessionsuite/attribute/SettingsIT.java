package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.embedded.EmbeddedRedis;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A setting that cannot work stops the start and is named. */
class SettingsIT {

    @ParameterizedTest
    @CsvSource({
        "attribute.cors.origins, *",
        "attribute.public-origins, https://suite.example/path",
        "attribute.trusted-proxies, gateway",
        "attribute.required-role, two words",
        "attribute.unauthenticated, redirect",
        "attribute.csrf.get, lax",
        "attribute.limits.key-count, 1001",
        "attribute.limits.name-length, 0",
        "attribute.no-such-key, 1"
    })
    void stopsTheStart(String key, String value) {
        assertThatThrownBy(() ->
                        Replicas.one(EmbeddedRedis.shared()).set(key, value).start())
                .hasMessageContaining(key);
    }
}
