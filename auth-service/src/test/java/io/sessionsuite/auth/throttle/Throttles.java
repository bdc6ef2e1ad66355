package io.sessionsuite.auth.throttle;

import io.sessionsuite.redis.RedisScripts;

/** Brakes and counters on one connection to Redis. */
public record Throttles(Throttle throttle, Rates rates) {

    public static Throttles on(RedisScripts redis, ThrottleConfig config) {
        return new Throttles(new Throttle(new RedisBrakeStore(redis), config), new RedisRates(redis));
    }
}
