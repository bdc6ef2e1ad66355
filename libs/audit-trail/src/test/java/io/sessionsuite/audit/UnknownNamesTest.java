package io.sessionsuite.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UnknownNamesTest {

    @Test
    void equalNamesHaveEqualHashesUnderOneKey() {
        UnknownNames names = UnknownNames.withKey(new byte[16]);
        assertThat(names.hide("mia"))
                .isEqualTo(UnknownNames.withKey(new byte[16]).hide("mia"));
        assertThat(names.hide("mia")).isNotEqualTo(names.hide("mib"));
        assertThat(names.hide("mia"))
                .isNotEqualTo(UnknownNames.withKey("0123456789abcdef".getBytes(US_ASCII))
                        .hide("mia"));
        assertThat(names.hide("mia")).isNotEqualTo(UnknownNames.withRandomKey().hide("mia"));
    }

    @Test
    void hashShowsNothingOfTheName() {
        assertThat(UnknownNames.withRandomKey().hide("correct horse 9").text()).matches("unknown:[A-Za-z0-9_-]{22}");
    }

    @Test
    void shortKeyIsRefused() {
        assertThatThrownBy(() -> UnknownNames.withKey(new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }
}
