package io.sessionsuite.auth.wire;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.login.LoginToken;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Redis keeps of a token, looked at and moved in time from outside the service. */
public record Stored(String token) {

    /** The public half of the token. */
    public String sid() {
        return Objects.requireNonNull(LoginToken.parse(token)).sid().text();
    }

    /** A field of the record, null if it is not written. */
    public @Nullable String field(String name) {
        return (String) command("HGET", "login:{" + sid() + "}", name);
    }

    public void set(String name, String value) {
        command("HSET", "login:{" + sid() + "}", name, value);
    }

    /** Lets the record be that much older. */
    public void age(Duration by) {
        for (String clock : List.of("created", "authenticated", "last")) {
            String value = field(clock);
            if (value != null) {
                set(clock, Long.toString(Long.parseLong(value) - by.toMillis()));
            }
        }
    }

    public boolean exists() {
        return Objects.equals(command("EXISTS", "login:{" + sid() + "}"), 1L);
    }

    /** Writes an attribute as attribute-service would: one field of the hash beside the record. */
    public void putAttribute(String name, String value) {
        command("HSET", "attr:{" + sid() + "}", name, value);
    }

    public @Nullable String attribute(String name) {
        return (String) command("HGET", "attr:{" + sid() + "}", name);
    }

    public static @Nullable Object command(String... words) {
        return EmbeddedRedis.shared().command(words);
    }
}
