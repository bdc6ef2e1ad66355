package io.sessionsuite.auth.m1;

import io.sessionsuite.origin.IpAddress;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /auth} asks for.
 *
 * @param ip the one address the token shall be good from, {@link #ANY}, or null for the caller's own
 * @param life how long, or null for as long as tokens live
 */
record TokenOrder(
        String username,
        String password,
        @Nullable String ip,
        @Nullable Duration life) {

    /** Good from everywhere. */
    static final String ANY = "...";

    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,12}");

    static TokenOrder of(M1Parameters parameters) {
        return new TokenOrder(
                parameters.required("username"),
                parameters.password(),
                parameters.optional("ip").map(TokenOrder::canonical).orElse(null),
                parameters.optional("ttl").map(TokenOrder::life).orElse(null));
    }

    /** Whether it takes the right admin. */
    boolean isPrivileged() {
        return ip != null || life != null;
    }

    /** The address to bind to, null for none. */
    @Nullable
    String boundTo(String caller) {
        if (ip == null) {
            return caller;
        }
        return ip.equals(ANY) ? null : ip;
    }

    Uni<Duration> lifeOr(Supplier<Uni<Duration>> usual) {
        return life == null ? usual.get() : Uni.createFrom().item(life);
    }

    @Override
    public String toString() {
        return "TokenOrder[" + ip + ", " + life + "]";
    }

    private static String canonical(String text) {
        return text.equals(ANY)
                ? ANY
                : IpAddress.parse(text)
                        .orElseThrow(() -> M1Refusal.invalid("ip"))
                        .toString();
    }

    private static Duration life(String text) {
        if (!MILLIS.matcher(text).matches() || !M1Settings.isLife(Long.parseLong(text))) {
            throw M1Refusal.invalid("ttl");
        }
        return Duration.ofMillis(Long.parseLong(text));
    }
}
