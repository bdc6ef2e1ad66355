package io.sessionsuite.auth.m1;

import io.sessionsuite.auth.password.PasswordConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What holds for this dialect now: the system parameter where it is set and makes sense, else this service's own
 * setting. The shortest password is never shorter than the service's own.
 */
@ApplicationScoped
class M1Settings {

    /** The longest life of a token, a year. */
    static final Duration LONGEST_LIFE = Duration.ofDays(365);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}");

    private final SystemParameters system;
    private final M1Config config;
    private final PasswordConfig passwords;

    M1Settings(SystemParameters system, M1Config config, PasswordConfig passwords) {
        this.system = system;
        this.config = config;
        this.passwords = passwords;
    }

    static boolean isLife(long millis) {
        return millis >= 1 && millis <= LONGEST_LIFE.toMillis();
    }

    Uni<Duration> tokenLifetime() {
        return system.read().map(parameters -> number(parameters, SystemParameters.TOKEN_EXPIRE_MS)
                .filter(M1Settings::isLife)
                .map(Duration::ofMillis)
                .orElse(config.tokenLifetime()));
    }

    Uni<Long> passwordMinLength() {
        return system.read()
                .map(parameters -> Math.max(
                        passwords.minLength(),
                        number(parameters, SystemParameters.PASSWORD_MIN_LENGTH).orElse(0L)));
    }

    /** Origins whose pages may read this dialect's answers; empty where the system parameter is not set. */
    Uni<Optional<List<String>>> corsOrigins() {
        return system.read().map(parameters -> Optional.ofNullable(parameters.get(SystemParameters.CORS))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(M1Settings::list));
    }

    private static Optional<Long> number(Map<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.get(name))
                .map(String::strip)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Long::valueOf);
    }

    /** A JSON array or a comma list; what is neither allows nobody. */
    private static List<String> list(String text) {
        if (!text.startsWith("[")) {
            return Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(origin -> !origin.isEmpty())
                    .toList();
        }
        try {
            return new JsonArray(text).stream().map(String::valueOf).toList();
        } catch (DecodeException e) {
            return List.of();
        }
    }
}
