package io.sessionsuite.coordination.unit;

import io.sessionsuite.coordination.StoreAway;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.redis.RedisCall;
import io.sessionsuite.redis.Reply;
import io.smallrye.mutiny.Uni;

/**
 * A script call on one namespace. Overdue sessions it meets are ended in a call of their own before it is repeated:
 * until then no script treats them as alive, and ending them twice changes nothing.
 */
public final class UnitCall {

    private static final int ATTEMPTS = 4;

    private final RedisUnits units;
    private final Namespace namespace;
    private final RedisCall call;
    private final boolean founding;

    UnitCall(RedisUnits units, Namespace namespace, RedisCall call, boolean founding) {
        this.units = units;
        this.namespace = namespace;
        this.call = call;
        this.founding = founding;
    }

    public UnitCall arg(String text) {
        call.arg(text);
        return this;
    }

    public UnitCall arg(byte[] bytes) {
        call.arg(bytes);
        return this;
    }

    public UnitCall arg(long number) {
        call.arg(number);
        return this;
    }

    /** {@code 1} or {@code 0}. */
    public UnitCall arg(boolean flag) {
        call.arg(flag);
        return this;
    }

    public Uni<Reply> run() {
        return founding ? units.found(namespace).flatMap(ready -> attempt(ATTEMPTS)) : attempt(ATTEMPTS);
    }

    private Uni<Reply> attempt(int left) {
        return call.run().flatMap(reply -> {
            if (reply.size() == 0 || !reply.word().equals("OVERDUE")) {
                return Uni.createFrom().item(reply);
            }
            if (left == 0) {
                return Uni.createFrom().failure(new StoreAway(true));
            }
            return units.expire(namespace, reply.texts(1)).flatMap(swept -> attempt(left - 1));
        });
    }
}
