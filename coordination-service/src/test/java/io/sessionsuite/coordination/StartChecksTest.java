package io.sessionsuite.coordination;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.coordination.blocking.BlockingSettings;
import io.sessionsuite.coordination.http.HttpSettings;
import io.sessionsuite.coordination.kv.KvSettings;
import io.sessionsuite.coordination.session.SessionSettings;
import io.sessionsuite.coordination.txn.TxnSettings;
import io.sessionsuite.coordination.unit.StoreSettings;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartChecksTest {

    @Test
    void defaultsStart() {
        assertThatCode(() -> start(Map.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "session.ttl-multiplier, 0.9",
        "session.ttl-multiplier, 2.1",
        "session.ttl-slack, -1ms",
        "session.ttl-min, 99ms",
        "session.ttl-max, 9s",
        "session.outage-grace, 1s",
        "session.max-locks, 0",
        "blocking.default-wait, 0s",
        "blocking.max-wait, 0s",
        "blocking.outage-hold, -1s",
        "blocking.max-parked, 0",
        "blocking.max-namespaces, 0",
        "blocking.drain-time, -1s",
        "kv.max-value-size, 0",
        "kv.max-list-entries, 0",
        "kv.tombstone-ttl, 0s",
        "txn.max-request-length, 0",
        "txn.max-operations, 0",
        "redis.fsync-policy, sometimes",
        "http.max-connections-per-client, -1"
    })
    void aSettingThatCannotBeMeantStopsTheStartAndIsNamed(String key, String value) {
        assertThatThrownBy(() -> start(Map.of("coordination." + key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("coordination." + key + " must");
    }

    private static StartChecks start(Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(SessionSettings.class)
                .withMapping(BlockingSettings.class)
                .withMapping(KvSettings.class)
                .withMapping(TxnSettings.class)
                .withMapping(StoreSettings.class)
                .withMapping(HttpSettings.class)
                .withDefaultValues(settings)
                .build();
        return new StartChecks(
                config.getConfigMapping(SessionSettings.class),
                config.getConfigMapping(BlockingSettings.class),
                config.getConfigMapping(KvSettings.class),
                config.getConfigMapping(TxnSettings.class),
                config.getConfigMapping(StoreSettings.class),
                config.getConfigMapping(HttpSettings.class));
    }
}
