package io.sessionsuite.auth.directory;

import io.sessionsuite.auth.password.PasswordHash;
import io.sessionsuite.login.UserId;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An account as fields of {@code user:{uid}}. */
final class UserFields {

    private final Map<String, byte[]> fields;

    private UserFields(Map<String, byte[]> fields) {
        this.fields = fields;
    }

    /** What {@code user-write} stores; revision, times and the version of a new password are the script's. */
    static List<String> arguments(User user) {
        List<String> arguments = new ArrayList<>(List.of(
                "id", user.id().text(),
                "realm", user.realm(),
                "username", user.username(),
                "enabled", user.enabled() ? "1" : "0",
                "roleNames", new JsonArray(user.roleNames()).encode(),
                "permissions", Permission.json(user.permissions()).encode(),
                "passwordVersion", Long.toString(user.passwordVersion())));
        PasswordHash password = user.password();
        if (password != null) {
            arguments.addAll(List.of("passwordHash", password.text()));
        }
        if (!user.timezone().isEmpty()) {
            arguments.addAll(List.of("timezone", user.timezone()));
        }
        if (user.ephemeral()) {
            arguments.addAll(List.of("ephemeral", "1"));
        }
        return arguments;
    }

    static Optional<User> user(UserId id, Map<String, byte[]> fields) {
        return fields.isEmpty() ? Optional.empty() : Optional.of(new UserFields(fields).user(id));
    }

    private User user(UserId id) {
        return new User(
                id,
                text("realm", ""),
                text("username", ""),
                text("enabled", "1").equals("1"),
                Documents.texts(new JsonArray(text("roleNames", "[]"))),
                Permission.list(new JsonArray(text("permissions", "[]"))),
                password(),
                number("passwordVersion"),
                text("timezone", ""),
                Instant.ofEpochMilli(number("created")),
                Instant.ofEpochMilli(number("updated")),
                number("revision"),
                text("ephemeral", "0").equals("1"));
    }

    private @Nullable PasswordHash password() {
        return fields.containsKey("passwordHash") ? new PasswordHash(text("passwordHash", "")) : null;
    }

    private long number(String name) {
        return Long.parseLong(text(name, "0"));
    }

    private String text(String name, String otherwise) {
        byte[] value = fields.get(name);
        return value == null ? otherwise : new String(value, StandardCharsets.UTF_8);
    }
}
