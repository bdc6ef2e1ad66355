package io.sessionsuite.login;

import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A live login as its record tells it, defaults filled in (auth 3.2).
 *
 * @param own the user's own roles; {@code roles} adds those of the realm and of mapped groups
 * @param permissions the user's own path permissions, a JSON array
 * @param idle zero for none
 * @param absolute zero for none
 * @param csrf null where the record has no CSRF token
 */
public record Login(
        Sid sid,
        LoginKind kind,
        String user,
        String realm,
        List<String> roles,
        List<String> rights,
        List<String> own,
        String permissions,
        Instant created,
        Instant authenticated,
        Instant last,
        Duration idle,
        Duration absolute,
        String ip,
        String agent,
        String door,
        @Nullable String csrf,
        boolean csrfOn) {

    /** The login of these record fields. */
    public static Login of(Sid sid, Map<String, byte[]> fields) {
        Fields record = new Fields(fields);
        Instant created = record.instant("created", Instant.EPOCH);
        return new Login(
                sid,
                LoginKind.of(record.text("kind", "session")),
                record.text("user", ""),
                record.text("realm", ""),
                record.list("roles", List.of()),
                record.list("rights", List.of()),
                record.list("own", record.list("roles", List.of())),
                record.text("permissions", "[]"),
                created,
                record.instant("authenticated", created),
                record.instant("last", created),
                record.duration("idle"),
                record.duration("absolute"),
                record.text("ip", ""),
                record.text("agent", ""),
                record.text("door", ""),
                fields.containsKey("csrf") ? record.text("csrf", "") : null,
                record.text("csrfOn", "1").equals("1"));
    }

    /** The account. */
    public UserId uid() {
        return UserId.of(realm, user);
    }

    /** The nearer of idle and absolute end, or null if it has none. */
    public @Nullable Instant expiresAt() {
        Instant idleEnd = idle.isZero() ? Instant.MAX : last.plus(idle);
        Instant absoluteEnd = absolute.isZero() ? Instant.MAX : authenticated.plus(absolute);
        Instant end = idleEnd.isBefore(absoluteEnd) ? idleEnd : absoluteEnd;
        return end.equals(Instant.MAX) ? null : end;
    }

    private record Fields(Map<String, byte[]> fields) {

        String text(String name, String otherwise) {
            byte[] value = fields.get(name);
            return value == null ? otherwise : new String(value, StandardCharsets.UTF_8);
        }

        Instant instant(String name, Instant otherwise) {
            byte[] value = fields.get(name);
            return value == null ? otherwise : Instant.ofEpochMilli(Long.parseLong(text(name, "0")));
        }

        Duration duration(String name) {
            return Duration.ofMillis(Long.parseLong(text(name, "0")));
        }

        List<String> list(String name, List<String> otherwise) {
            byte[] value = fields.get(name);
            if (value == null) {
                return otherwise;
            }
            return new JsonArray(text(name, "[]")).stream().map(String::valueOf).toList();
        }
    }
}
