package io.sessionsuite.store.health;

import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.store.registry.StoreKeys;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.inject.Singleton;

/**
 * {@code store:{stores}:replica}: every instance tells that it lives, and takes out those that were silent too long.
 */
@Singleton
class RedisInstances implements Instances {

    private final RedisScripts redis;

    RedisInstances(@Identifier("store") RedisScripts redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Integer> live() {
        return redis.command(Command.ZCARD).key(StoreKeys.REPLICAS).run().map(reply -> Math.toIntExact(reply.number()));
    }
}
