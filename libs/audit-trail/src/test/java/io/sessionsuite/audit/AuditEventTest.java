package io.sessionsuite.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventTest {

    private static final Instant TIME = Instant.parse("2026-11-22T10:00:00.120456Z");
    private static final String TOKEN = "A-z_0123".repeat(8);
    private static final AuditEvent BARE =
            new AuditEvent(EventName.LOGIN, AuditResult.OK, AuditWho.NOBODY, AuditWhere.NOWHERE);

    @Test
    void lineHasEveryMemberInItsOrder() {
        AuditEvent event = new AuditEvent(
                        EventName.LOGIN,
                        AuditResult.REFUSED,
                        new AuditWho(
                                "native",
                                new AuditUser.Known("mia"),
                                "AAECAwQFBgcICQoLDA0ODw",
                                new AuditUser.Known("admin")),
                        new AuditWhere("2001:db8::1", "curl/8.5.0", "fusion"))
                .with(AuditDetail.PATH, "/api/session?realmName=native")
                .with(AuditDetail.REASON, "session-limit");

        assertThat(AuditLine.of(event.members(TIME)))
                .isEqualTo("{\"time\":\"2026-11-22T10:00:00.120Z\",\"event\":\"login\",\"result\":\"refused\","
                        + "\"realm\":\"native\",\"user\":\"mia\",\"address\":\"2001:db8::1\",\"agent\":\"curl/8.5.0\","
                        + "\"sid\":\"AAECAwQFBgcICQoLDA0ODw\",\"door\":\"fusion\",\"actor\":\"admin\","
                        + "\"reason\":\"session-limit\",\"path\":\"/api/session\","
                        + "\"logger_class_s\":\"com.lucidworks.cloud.gateway.audit\"}");
    }

    @Test
    void emptyMembersAreLeftOut() {
        assertThat(AuditLine.of(BARE.members(Instant.EPOCH)))
                .isEqualTo("{\"time\":\"1970-01-01T00:00:00.000Z\",\"event\":\"login\",\"result\":\"ok\","
                        + "\"logger_class_s\":\"com.lucidworks.cloud.gateway.audit\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "plain ü€😀 'x'|plain ü€😀 'x'",
                "\"\\/|\\\"\\\\/",
                "<&>|<&>",
            })
    void visibleTextStays(String text, String written) {
        assertThat(AuditLine.of(Map.of("a", text))).startsWith("{\"a\":\"" + written + "\",");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x08, 0x09, 0x0A, 0x0D, 0x1B, 0x1F, 0x7F, 0x85, 0x9B, 0xAD, 0x200B, 0x2028, 0x2029, 0x202E, 0xFEFF
            })
    void whatBreaksOrHidesIsEscaped(int character) {
        assertThat(AuditLine.of(Map.of("a", "x" + Character.toString(character) + "y")))
                .startsWith("{\"a\":\"x" + String.format("\\u%04x", character) + "y\",");
    }

    @Test
    void brokenAndInvisibleSurrogatesAreEscaped() {
        assertThat(AuditLine.of(Map.of("a", "\uD800x\uDC00"))).startsWith("{\"a\":\"\\ud800x\\udc00\",");
        assertThat(AuditLine.of(Map.of("a", "\uDB40\uDC41"))).startsWith("{\"a\":\"\\udb40\\udc41\",");
    }

    @Test
    void membersAreCutAt256() {
        assertThat(agent("x y ".repeat(64))).hasSize(256).endsWith("x y ");
        assertThat(agent("x y ".repeat(64) + "z")).isEqualTo("x y ".repeat(64));
        assertThat(agent("x y ".repeat(63) + "abc😀")).isEqualTo("x y ".repeat(63) + "abc");
    }

    @Test
    void tokensAreLeftOut() {
        assertThat(TOKEN).hasSize(64);
        assertThat(agent("a " + TOKEN + " b")).isEqualTo("a … b");
        assertThat(agent("a " + TOKEN.substring(1) + " b")).isEqualTo("a " + TOKEN.substring(1) + " b");
        assertThat(BARE.with(AuditDetail.TARGET, TOKEN).members(TIME)).containsEntry("target", "…");
        assertThat(BARE.with(AuditDetail.PATH, "/x#" + TOKEN).members(TIME)).containsEntry("path", "/x");
        assertThatThrownBy(() -> new AuditWho("native", AuditUser.NONE, TOKEN, AuditUser.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "a", "0", "role-written", "x123456789012345678901234567890123456789"})
    void eventNamesAreWords(String text) {
        assertThat(new EventName(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Login", "a b", "-a", "a-", "a--b", "x1234567890123456789012345678901234567890"})
    void otherTextIsNoEventName(String text) {
        assertThatThrownBy(() -> new EventName(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String agent(String agent) {
        AuditEvent event =
                new AuditEvent(EventName.LOGIN, AuditResult.OK, AuditWho.NOBODY, new AuditWhere("", agent, ""));
        return event.members(TIME).getOrDefault("agent", "");
    }
}
