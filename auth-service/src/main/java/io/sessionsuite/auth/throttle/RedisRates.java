package io.sessionsuite.auth.throttle;

import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Script;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Counters {@code guess:{addr}} and {@code prelogin-rate:{addr}}. */
@Singleton
final class RedisRates implements Rates {

    private static final Script COUNT = Script.load("auth/rate-count-1");

    private final RedisScripts redis;

    RedisRates(@Identifier("auth") RedisScripts redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Long> count(Event event, String address, Duration window) {
        return redis.script(COUNT)
                .key(event.key + ":{" + address + "}")
                .arg(window.toMillis())
                .run()
                .map(reply -> switch (reply.word()) {
                    case "count" -> reply.number(1);
                    default -> throw reply.unexpected();
                });
    }
}
