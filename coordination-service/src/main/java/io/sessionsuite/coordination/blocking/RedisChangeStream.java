package io.sessionsuite.coordination.blocking;

import io.quarkus.redis.client.RedisClientName;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.unit.Part;
import io.sessionsuite.coordination.unit.UnitKeys;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Follows the stream of a namespace by blocking reads on a connection of its own. Each entry names the index of the one
 * before; where that is not the last one seen, entries were trimmed or lost. A connection that is silent for twice its
 * blocking time is given up.
 */
@Singleton
final class RedisChangeStream implements ChangeStream {

    private static final int BLOCK_MILLIS = 500;
    private static final int SILENCE_MILLIS = 1_000;
    private static final int LAST_MOMENT_MILLIS = 50;
    private static final int ENTRIES_A_READ = 200;
    private static final int FIRST_PAUSE_MILLIS = 20;
    private static final int LONGEST_PAUSE_MILLIS = 300;
    private static final String LAST_OF_INDEX = "-18446744073709551615";

    private final Vertx vertx;
    private final Redis redis;
    private final UnitKeys keys;
    private volatile boolean closed;

    @Inject
    RedisChangeStream(Vertx vertx, @RedisClientName("coordination-stream") Redis redis, UnitKeys keys) {
        this.vertx = vertx;
        this.redis = redis;
        this.keys = keys;
    }

    @Override
    public void follow(Namespace namespace, long from, Listener listener) {
        new Following(keys.of(namespace, Part.EVENTS), from, listener).connect();
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Following {

        private final String stream;
        private final Listener listener;
        private String lastId;
        private long lastIndex;
        private int pause = FIRST_PAUSE_MILLIS;

        Following(String stream, long from, Listener listener) {
            this.stream = stream;
            this.listener = listener;
            this.lastId = from + LAST_OF_INDEX;
            this.lastIndex = from;
        }

        void connect() {
            if (closed || !listener.goesOn()) {
                return;
            }
            within(redis.connect(), SILENCE_MILLIS * 2).onComplete(attempt -> {
                if (attempt.succeeded()) {
                    RedisConnection connection = attempt.result();
                    connection.exceptionHandler(failure -> {});
                    read(connection);
                } else {
                    again();
                }
            });
        }

        private void read(RedisConnection connection) {
            if (closed || !listener.goesOn()) {
                connection.close();
                return;
            }
            Request read = Request.cmd(Command.XREAD)
                    .arg("COUNT")
                    .arg(ENTRIES_A_READ)
                    .arg("BLOCK")
                    .arg(BLOCK_MILLIS)
                    .arg("STREAMS")
                    .arg(stream)
                    .arg(lastId);
            within(connection.send(read), SILENCE_MILLIS).onComplete(reply -> {
                if (reply.succeeded()) {
                    recovered();
                    take(reply.result());
                    read(connection);
                } else {
                    connection.close();
                    again();
                }
            });
        }

        private void recovered() {
            if (pause > FIRST_PAUSE_MILLIS) {
                pause = FIRST_PAUSE_MILLIS;
                listener.doubt();
            }
        }

        private void again() {
            listener.away();
            int jittered = pause / 2 + ThreadLocalRandom.current().nextInt(pause / 2 + 1);
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
            vertx.setTimer(jittered, timer -> connect());
        }

        private void take(Response reply) {
            if (reply == null || reply.size() == 0) {
                return;
            }
            Response entries = reply.isMap() ? reply.get(stream) : reply.get(0).get(1);
            List<Change> changes = new ArrayList<>();
            boolean gap = false;
            for (Response entry : entries) {
                String id = entry.get(0).toString();
                Response fields = entry.get(1);
                gap |= fields.get(1).toLong() != lastIndex;
                lastId = id;
                lastIndex = Long.parseLong(id.substring(0, id.indexOf('-')));
                for (int i = 2; i + 1 < fields.size(); i += 2) {
                    changes.add(new Change(
                            fields.get(i).toString(), fields.get(i + 1).toString()));
                }
            }
            if (gap) {
                listener.doubt();
            } else {
                listener.changed(changes);
            }
        }

        /** As {@code future}, but failed if it takes longer; a connection that comes too late is given back. */
        private <T> Future<T> within(Future<T> future, int millis) {
            Promise<T> bounded = Promise.promise();
            // An event loop that was busy may owe us the answer already, so it gets a moment to hand it over.
            long timer = vertx.setTimer(
                    millis, late -> vertx.setTimer(LAST_MOMENT_MILLIS, later -> bounded.tryFail("silent")));
            future.onComplete(done -> {
                vertx.cancelTimer(timer);
                boolean taken = done.succeeded() ? bounded.tryComplete(done.result()) : bounded.tryFail(done.cause());
                if (!taken && done.succeeded() && done.result() instanceof RedisConnection late) {
                    late.close();
                }
            });
            return bounded.future();
        }
    }
}
