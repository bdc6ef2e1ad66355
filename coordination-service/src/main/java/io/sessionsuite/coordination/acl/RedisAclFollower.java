package io.sessionsuite.coordination.acl;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sessionsuite.coordination.unit.UnitKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Follows the change stream of tokens and policies on a connection of its own. Each reply, an empty one too, proves
 * that every change before its request was heard; what was resolved meanwhile may be used until the silence gets too
 * long. After each new connection everything is forgotten, as changes may have been missed.
 */
@Singleton
final class RedisAclFollower {

    private static final long BLOCK_MILLIS = 300;
    private static final long PATIENCE_MILLIS = 1_000;
    private static final long PAUSE_MILLIS = 100;

    private final Vertx vertx;
    private final Redis redis;
    private final KnownTokens known;
    private final AclSettings settings;
    private final String stream;
    private volatile boolean stopped;
    private final AtomicReference<@Nullable RedisConnection> current = new AtomicReference<>();

    @Inject
    RedisAclFollower(
            Vertx vertx,
            @RedisClientName("coordination-stream") Redis redis,
            KnownTokens known,
            AclSettings settings,
            UnitKeys keys) {
        this.vertx = vertx;
        this.redis = redis;
        this.known = known;
        this.settings = settings;
        this.stream = new AclKeys(keys).events();
    }

    void start(@Observes StartupEvent start) {
        if (settings.enabled()) {
            vertx.runOnContext(any -> connect());
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        stopped = true;
        drop(current.get());
    }

    private void connect() {
        if (stopped) {
            return;
        }
        redis.connect().compose(this::begin).onFailure(failure -> {
            drop(current.get());
            vertx.setTimer(PAUSE_MILLIS, timer -> connect());
        });
    }

    private Future<?> begin(RedisConnection connection) {
        current.set(connection);
        Request last = Request.cmd(Command.XREVRANGE)
                .arg(stream)
                .arg("+")
                .arg("-")
                .arg("COUNT")
                .arg(1);
        return connection.send(last).onSuccess(newest -> {
            known.forget();
            follow(connection, newest.size() == 0 ? "0-0" : newest.get(0).get(0).toString());
        });
    }

    private void follow(RedisConnection connection, String after) {
        long asked = System.nanoTime();
        Request next = Request.cmd(Command.XREAD)
                .arg("COUNT")
                .arg(100)
                .arg("BLOCK")
                .arg(BLOCK_MILLIS)
                .arg("STREAMS")
                .arg(stream)
                .arg(after);
        long watchdog = vertx.setTimer(PATIENCE_MILLIS, timer -> drop(connection));
        connection.send(next).onComplete(reply -> {
            vertx.cancelTimer(watchdog);
            if (reply.failed() || stopped) {
                drop(connection);
                vertx.setTimer(PAUSE_MILLIS, timer -> connect());
                return;
            }
            String last = lastId(reply.result(), after);
            if (!last.equals(after)) {
                known.forget();
            }
            known.heard(asked);
            follow(connection, last);
        });
    }

    /** A connection may be closed once only. */
    private void drop(@Nullable RedisConnection connection) {
        if (connection != null && current.compareAndSet(connection, null)) {
            connection.close();
        }
    }

    private String lastId(@Nullable Response reply, String before) {
        if (reply == null || reply.size() == 0) {
            return before;
        }
        Response entries = reply.isMap() ? reply.get(stream) : reply.get(0).get(1);
        return entries.get(entries.size() - 1).get(0).toString();
    }
}
