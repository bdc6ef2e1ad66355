package io.sessionsuite.auth.form;

import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Script;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code prelogin-rate:{addr}}, a counter that lives a second. */
@ApplicationScoped
class RedisPreloginStore implements PreloginStore {

    private static final Script RATE = Script.load("auth/prelogin-rate-1");

    private final RedisScripts redis;

    RedisPreloginStore(@Identifier("auth") RedisScripts redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Boolean> admit(String address, int mostPerSecond) {
        return redis.script(RATE)
                .key("prelogin-rate:{" + address + "}")
                .arg(mostPerSecond)
                .run()
                .map(reply -> switch (reply.word()) {
                    case "go" -> true;
                    case "full" -> false;
                    default -> throw reply.unexpected();
                });
    }
}
