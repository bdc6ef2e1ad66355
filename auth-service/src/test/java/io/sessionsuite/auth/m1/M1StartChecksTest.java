package io.sessionsuite.auth.m1;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.auth.Settings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class M1StartChecksTest {

    @Test
    void defaultsAreFine() {
        assertThatCode(() -> check(Settings.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"auth.m1.realm,a b", "auth.m1.token-lifetime,0s", "auth.m1.token-lifetime,366d"})
    @DisplayName("SEC-60 what cannot be meant stops the start and is named")
    void named(String key, String value) {
        assertThatThrownBy(() -> check(Settings.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    private static void check(Settings settings) {
        new M1StartChecks(settings.mapping(M1Config.class));
    }
}
