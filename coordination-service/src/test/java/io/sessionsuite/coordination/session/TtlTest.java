package io.sessionsuite.coordination.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TtlTest {

    /** Settings as they are without configuration, but for the multiplier. */
    private record Settings(double ttlMultiplier) implements SessionSettings {
        @Override
        public Duration ttlSlack() {
            return Duration.ofMillis(50);
        }

        @Override
        public Duration ttlMin() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration ttlMax() {
            return Duration.ofHours(24);
        }

        @Override
        public Duration outageGrace() {
            return Duration.ofSeconds(3);
        }

        @Override
        public int maxLocks() {
            return 10_000;
        }
    }

    @ParameterizedTest
    @DisplayName("K-051 the texts with the default bounds")
    @CsvSource({
        "5s, 'Invalid Session TTL ''5000000000'', must be between [10s=24h0m0s]'",
        "9999ms, 'Invalid Session TTL ''9999000000'', must be between [10s=24h0m0s]'",
        "86401s, 'Invalid Session TTL ''86401000000000'', must be between [10s=24h0m0s]'",
        "-1s, 'Invalid Session TTL ''-1000000000'', must be between [10s=24h0m0s]'",
        "10z, 'Session TTL ''10z'' invalid: time: unknown unit \"z\" in duration \"10z\"'",
        "10, 'Session TTL ''10'' invalid: time: missing unit in duration \"10\"'"
    })
    void texts(String ttl, String text) {
        assertThatThrownBy(() -> Ttl.parse(ttl, new Settings(2.0))).hasMessage(text);
    }

    @ParameterizedTest
    @DisplayName("K-073 the life of a session: multiplier, slack, never shorter than its TTL")
    @CsvSource({
        "10s, 2.0, 20050",
        "10s, 1.0, 10000",
        "10s, 1.5, 15000",
        "10000000001ns, 1.0, 10001",
        "0s, 2.0, 0",
        "24h, 2.0, 172800050"
    })
    void life(String ttl, double multiplier, long millis) {
        SessionSettings settings = new Settings(multiplier);

        assertThat(Ttl.parse(ttl, settings).life(LifeFactor.configured(settings)))
                .isEqualTo(Duration.ofMillis(millis));
    }
}
