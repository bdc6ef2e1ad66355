package io.sessionsuite.coordination.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.coordination.CoordinationError;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRulesTest {

    private final KeyRules strict = new KeyRules(false);
    private final KeyRules lenient = new KeyRules(true);

    @ParameterizedTest
    @DisplayName("K-131 keys that are not allowed")
    @CsvSource({
        "' a', B",
        "'a ', B",
        "' ', B",
        "'a/b ', B",
        "../../etc/passwd, T",
        ".., T",
        "../a, T",
        "a/../../b, T",
        "foo/../../bar/, T",
        "%2E%2E/config, T",
        "a/%2E%2E/b, T",
        "%2e%2e%2fetc, T",
        "..%2F..%2Fetc, T",
        "a%2F..%2Fb, T",
        "a%20b, B",
        "%20a, B",
        "a%2E%2E, T"
    })
    void refused(String key, char why) {
        String text = why == 'B' ? "leading/trailing spaces are not allowed" : "path traversal is not allowed";

        assertThatThrownBy(() -> strict.accept(key))
                .isInstanceOf(CoordinationError.class)
                .hasMessage("invalid key name, " + text);
        assertThat(lenient.accept(key).warning())
                .isEqualTo("KV key validation bypassed: " + text + ". Consider enabling key validation for security.");
    }

    @ParameterizedTest
    @DisplayName("K-131 keys that are allowed as they are")
    @ValueSource(
            strings = {
                "con..fig",
                "foo bar",
                "/foo",
                "a/b/c/d/e/f/g",
                "a..",
                "..a",
                "...",
                "a%b",
                "100%",
                "a%zz",
                "ключ",
                "a+b",
                "a;b",
                ".hidden",
                ""
            })
    void allowed(String key) {
        assertThat(strict.accept(key)).isEqualTo(new KeyRules.Accepted(key, null));
    }

    @ParameterizedTest
    @DisplayName("K-132 keys are cleaned as paths")
    @CsvSource({
        "a//b, a/b", "a///b//c, a/b/c", "dir///, dir/", "//, /", "///, /", "/, /", "//foo, /foo", "a/./b, a/b",
        "a/../b, b", "a/b/../c, a/c", "a/b/..//, a/", "./a, a", "a/., a", "dir/, dir/", "/a//b/, /a/b/",
                "a/b/../../c, c"
    })
    void cleaned(String key, String stored) {
        assertThat(strict.accept(key).key()).isEqualTo(stored);
    }
}
