package io.sessionsuite.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTrailTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    private static final AuditEvent EVENT = new AuditEvent(
            EventName.LOGIN,
            AuditResult.FAILED,
            new AuditWho("native", new AuditUser.Known("mia"), "", AuditUser.NONE),
            new AuditWhere("10.0.0.9", "curl\n8", "m1"));
    private static final String LINE =
            "{\"time\":\"2026-11-22T10:00:00.000Z\",\"event\":\"login\",\"result\":\"failed\","
                    + "\"realm\":\"native\",\"user\":\"mia\",\"address\":\"10.0.0.9\",\"agent\":\"curl\\u000a8\","
                    + "\"door\":\"m1\",\"logger_class_s\":\"com.lucidworks.cloud.gateway.audit\"}";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler capture = new Handler() {
        @Override
        public void publish(LogRecord record) {
            lines.add(record.getLevel() + " " + record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final Logger logger = Logger.getLogger("audit");
    private final TrailFixture fixture = new TrailFixture(Duration.ofMillis(500));
    private final AuditTrail trail = new AuditTrail(fixture.redis, fixture.registry, "test", CLOCK);

    @BeforeEach
    void listen() {
        logger.addHandler(capture);
    }

    @AfterEach
    void close() {
        logger.removeHandler(capture);
        fixture.close();
    }

    @Test
    void eventIsLoggedAndReachesTheStream() {
        trail.record(EVENT);
        assertThat(lines).containsExactly("INFO " + LINE);
        await().until(() -> Long.valueOf(1).equals(fixture.server.command("XLEN", "audit:{audit}")));
        assertThat(String.valueOf(fixture.server.command("XRANGE", "audit:{audit}", "-", "+")))
                .contains("[time, 2026-11-22T10:00:00.000Z, event, login, result, failed, realm, native, user, mia, "
                        + "address, 10.0.0.9, agent, curl\n8, door, m1]");
        assertThat(fixture.missed()).isZero();
    }

    @Test
    void deadRedisCostsOnlyTheCounter() {
        fixture.server.kill9();
        trail.record(EVENT);
        assertThat(lines).containsExactly("INFO " + LINE);
        await().until(() -> fixture.missed() == 1);

        fixture.server.restart();
        await().until(() -> {
            trail.record(EVENT);
            return fixture.server.command("XLEN", "audit:{audit}") instanceof Long length && length > 0;
        });
    }

    @Test
    void streamThatRefusesIsCounted() {
        fixture.server.command("SET", "audit:{audit}", "no stream");
        trail.record(EVENT);
        await().until(() -> fixture.missed() == 1);
    }

    @Test
    void entriesUnderWayAreBounded() {
        trail.record(EVENT);
        await().until(() -> Long.valueOf(1).equals(fixture.server.command("XLEN", "audit:{audit}")));
        fixture.server.pause();
        try {
            for (int i = 0; i < AuditTrail.MAX_UNDER_WAY + 2; i++) {
                trail.record(EVENT);
            }
            assertThat(fixture.missed()).isEqualTo(2);
            assertThat(lines).hasSize(AuditTrail.MAX_UNDER_WAY + 3);
            await().until(() -> fixture.missed() == AuditTrail.MAX_UNDER_WAY + 2);
        } finally {
            fixture.server.resume();
        }
        AuditEvent recovered = EVENT.with(AuditDetail.REASON, "recovered");
        await().until(() -> {
            trail.record(recovered);
            return String.valueOf(fixture.server.command("XREVRANGE", "audit:{audit}", "+", "-", "COUNT", "1"))
                    .contains("reason, recovered");
        });
    }
}
