package io.sessionsuite.auth.throttle;

import io.sessionsuite.login.UserId;
import java.time.Duration;

/**
 * One budget of failures.
 *
 * @param rule how the scripts count: {@code pair}, {@code address} or {@code user}
 * @param limit failures allowed
 * @param span first block (pair), window (address) or interval (user)
 * @param longest longest block (pair)
 * @param memory how long the count is kept
 */
record Brake(String key, String rule, int limit, Duration span, Duration longest, Duration memory) {

    private static final Duration USER_MEMORY = Duration.ofDays(30);

    static Brake pair(UserId user, String address, ThrottleConfig config) {
        return new Brake(
                "throttle:{p:" + user + ":" + address + "}",
                "pair",
                config.pairFailures(),
                config.pairBlock(),
                config.pairBlockMax(),
                config.pairMemory());
    }

    static Brake address(String address, ThrottleConfig config) {
        Duration window = config.addressWindow();
        return new Brake(
                "throttle:{a:" + address + "}",
                "address",
                config.addressFailures(),
                window,
                window,
                window.multipliedBy(2));
    }

    static Brake user(UserId user, ThrottleConfig config) {
        Duration interval = config.userInterval();
        return new Brake("throttle:{u:" + user + "}", "user", config.userFailures(), interval, interval, USER_MEMORY);
    }
}
