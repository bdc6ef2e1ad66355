package io.sessionsuite.store.registry;

import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.inject.Singleton;
import java.util.function.IntFunction;

/** Fences and data of partitions in Redis; each partition is a slot of its own and one step. */
@Singleton
public final class RedisPartitions implements Partitions {

    private static final Script FENCE = Script.load("store/fence-1");
    private static final int AT_ONCE = 32;

    private final RedisScripts redis;

    public RedisPartitions(@Identifier("store") RedisScripts redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Void> close(StoreUid uid, int partitions) {
        return each(partitions, partition -> fence(uid, partition, "drop", "", 0))
                .collect()
                .last()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> unlink(StoreUid uid, int partitions) {
        return each(partitions, partition -> unlinkOne(uid, partition))
                .collect()
                .last()
                .chain(() ->
                        redis.command(Command.UNLINK).key(StoreKeys.paths(uid)).run())
                .replaceWithVoid();
    }

    @Override
    public Uni<Long> freeze(Store store, String token, long leaseMillis) {
        return hold(store, "freeze", token, leaseMillis);
    }

    @Override
    public Uni<Long> renew(Store store, String token, long leaseMillis) {
        return hold(store, "renew", token, leaseMillis);
    }

    private Uni<Long> hold(Store store, String order, String token, long leaseMillis) {
        return each(store.partitions(), partition -> fence(store.uid(), partition, order, token, leaseMillis))
                .map(reply -> reply.number(0) == 1 ? reply.number(1) : 0)
                .collect()
                .in(() -> new long[] {Long.MAX_VALUE}, (first, until) -> first[0] = Math.min(first[0], until))
                .map(first -> first[0]);
    }

    @Override
    public Uni<Void> thaw(Store store, String token) {
        return each(store.partitions(), partition -> fence(store.uid(), partition, "thaw", token, 0))
                .collect()
                .last()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> settle(Store store) {
        return each(store.partitions(), partition -> redis.command(Command.UNLINK)
                        .key(StoreKeys.ages(store.uid(), partition))
                        .run())
                .collect()
                .last()
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> thaw(StoreUid uid, int partition, String token) {
        return fence(uid, partition, "thaw", token, 0).map(reply -> reply.number(0) == 1);
    }

    private Uni<Reply> fence(StoreUid uid, int partition, String order, String token, long leaseMillis) {
        return redis.script(FENCE)
                .key(StoreKeys.meta(uid, partition))
                .arg(order)
                .arg(token)
                .arg(leaseMillis)
                .run();
    }

    private Uni<Reply> unlinkOne(StoreUid uid, int partition) {
        return redis.command(Command.UNLINK)
                .key(StoreKeys.documents(uid, partition))
                .key(StoreKeys.versions(uid, partition))
                .key(StoreKeys.log(uid, partition))
                .key(StoreKeys.tail(uid, partition))
                .key(StoreKeys.deadlines(uid, partition))
                .key(StoreKeys.positions(uid, partition))
                .key(StoreKeys.ages(uid, partition))
                .run();
    }

    private static <T> Multi<T> each(int partitions, IntFunction<Uni<T>> step) {
        return Multi.createFrom()
                .range(0, partitions)
                .onItem()
                .transformToUni(step::apply)
                .merge(AT_ONCE);
    }
}
