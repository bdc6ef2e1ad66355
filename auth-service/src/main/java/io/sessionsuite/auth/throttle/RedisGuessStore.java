package io.sessionsuite.auth.throttle;

import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Script;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Counters {@code guess:{addr}}. */
@Singleton
final class RedisGuessStore implements GuessStore {

    private static final Script COUNT = Script.load("auth/guess-count-1");

    private final RedisScripts redis;

    RedisGuessStore(@Identifier("auth") RedisScripts redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Long> count(String address) {
        return redis.script(COUNT)
                .key("guess:{" + address + "}")
                .arg(WINDOW.toMillis())
                .run()
                .map(reply -> switch (reply.word()) {
                    case "count" -> reply.number(1);
                    default -> throw reply.unexpected();
                });
    }
}
