package io.sessionsuite.auth.directory;

import io.sessionsuite.auth.directory.DirectoryStore.Order;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Orders in {@code reconcile:{directory}}: subject → when it is due. */
@Singleton
final class RedisOrders implements Orders {

    static final String KEY = "reconcile:{directory}";
    private static final Script PUT = Script.load("auth/reconcile-put-1");
    private static final Script DONE = Script.load("auth/reconcile-done-1");
    private static final Script DUE = Script.load("auth/reconcile-due-1");

    private final RedisScripts redis;

    RedisOrders(@Identifier("auth") RedisScripts redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Order> put(Subject subject, Duration due) {
        return redis.script(PUT)
                .key(KEY)
                .arg(subject.text())
                .arg(due.toMillis())
                .run()
                .map(reply -> switch (reply.word()) {
                    case "put" -> new Order(subject, instant(reply, 1));
                    default -> throw reply.unexpected();
                });
    }

    @Override
    public Uni<Void> done(Order order) {
        return redis.script(DONE)
                .key(KEY)
                .arg(order.subject().text())
                .arg(order.due().toEpochMilli())
                .run()
                .map(reply -> switch (reply.word()) {
                    case "done", "renewed" -> null;
                    default -> throw reply.unexpected();
                });
    }

    @Override
    public Uni<Boolean> isPending(Subject subject) {
        return redis.command(Command.ZSCORE).key(KEY).arg(subject.text()).run().map(reply -> !reply.isNil());
    }

    @Override
    public Uni<List<Order>> due(Duration lease, int most) {
        return redis.script(DUE).key(KEY).arg(lease.toMillis()).arg(most).run().map(reply -> switch (reply.word()) {
            case "due" -> orders(reply);
            default -> throw reply.unexpected();
        });
    }

    private static List<Order> orders(Reply reply) {
        List<Order> orders = new ArrayList<>();
        for (int i = 1; i < reply.size(); i += 2) {
            orders.add(new Order(Subject.parse(reply.text(i)), instant(reply, i + 1)));
        }
        return orders;
    }

    private static Instant instant(Reply reply, int index) {
        return Instant.ofEpochMilli(reply.number(index));
    }
}
