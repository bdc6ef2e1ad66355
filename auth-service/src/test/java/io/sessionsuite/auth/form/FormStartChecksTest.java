package io.sessionsuite.auth.form;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.auth.Settings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormStartChecksTest {

    @Test
    void defaultsAreFine() {
        assertThatCode(() -> check(Settings.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "auth.mmonit.failure-status,302",
        "auth.mmonit.failure-status,500",
        "auth.mmonit.realm,a b",
        "auth.mmonit.required-role,a/b",
        "auth.prelogin.ttl,0s",
        "auth.prelogin.max-per-second,0"
    })
    @DisplayName("SEC-60 what cannot be meant stops the start and is named")
    void named(String key, String value) {
        assertThatThrownBy(() -> check(Settings.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    private static void check(Settings settings) {
        new FormStartChecks(settings.mapping(FormLoginConfig.class), settings.mapping(PreloginConfig.class));
    }
}
