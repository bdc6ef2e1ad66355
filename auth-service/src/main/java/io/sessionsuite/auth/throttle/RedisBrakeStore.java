package io.sessionsuite.auth.throttle;

import io.sessionsuite.login.UserId;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Script;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Brakes in {@code throttle:{…}}, addresses in {@code known:{uid}}. */
@Singleton
final class RedisBrakeStore implements BrakeStore {

    private static final Script TAKE = Script.load("auth/throttle-take-1");
    private static final Script DONE = Script.load("auth/throttle-done-1");
    private static final Script REMEMBER = Script.load("auth/known-add-1");

    private final RedisScripts redis;

    RedisBrakeStore(@Identifier("auth") RedisScripts redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Take> take(Brake brake) {
        return redis.script(TAKE)
                .key(brake.key())
                .arg(brake.rule())
                .arg(brake.limit())
                .arg(brake.span().toMillis())
                .arg(brake.memory().toMillis())
                .run()
                .map(reply -> switch (reply.word()) {
                    case "go" -> new Take.Go(reply.text(1));
                    case "busy" -> new Take.Busy();
                    case "wait" -> new Take.Wait(Duration.ofMillis(reply.number(1)));
                    default -> throw reply.unexpected();
                });
    }

    @Override
    public Uni<Void> done(Brake brake, String ticket, Outcome outcome) {
        return redis.script(DONE)
                .key(brake.key())
                .arg(brake.rule())
                .arg(brake.limit())
                .arg(brake.span().toMillis())
                .arg(brake.longest().toMillis())
                .arg(brake.memory().toMillis())
                .arg(ticket)
                .arg(outcome.word())
                .run()
                .map(reply -> switch (reply.word()) {
                    case "ok" -> null;
                    default -> throw reply.unexpected();
                });
    }

    @Override
    public Uni<Boolean> isKnown(UserId user, String address) {
        return redis.command(Command.ZSCORE).key(known(user)).arg(address).run().map(reply -> !reply.isNil());
    }

    @Override
    public Uni<Void> remember(UserId user, String address) {
        return redis.script(REMEMBER).key(known(user)).arg(address).run().replaceWithVoid();
    }

    private static String known(UserId user) {
        return "known:{" + user + "}";
    }
}
