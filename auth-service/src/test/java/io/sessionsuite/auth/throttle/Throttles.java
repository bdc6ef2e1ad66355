package io.sessionsuite.auth.throttle;

import io.sessionsuite.redis.RedisScripts;

/** Brakes and counts on one connection to Redis. */
public record Throttles(Throttle throttle, GuessStore guesses) {

    public static Throttles on(RedisScripts redis, ThrottleConfig config) {
        return new Throttles(new Throttle(new RedisBrakeStore(redis), config), new RedisGuessStore(redis));
    }
}
