package io.sessionsuite.redis;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * One connection that is kept, shared by all calls, and replaced when it ends or falls silent.
 *
 * <p>A {@link Link} is one life of the connection. Calls made while there is none wait for the next link until their
 * deadline; that is {@link RedisFailure.NotDone}, as nothing was sent. A call that was sent and got no answer in time
 * is {@link RedisFailure.OutcomeUnknown}, and if the link gave no answer at all since, it is dropped: a dead peer that
 * never closes the socket would otherwise swallow every later call too. An idle link is asked once a second.
 */
final class PinnedConnection implements AutoCloseable {

    private static final long PING_INTERVAL_MILLIS = 1_000;
    private static final int FIRST_PAUSE_MILLIS = 20;
    private static final int LONGEST_PAUSE_MILLIS = 500;

    private final Vertx vertx;
    private final Redis redis;
    private final long timeoutMillis;
    private final long pingTimer;
    private volatile Link current = new Link();
    private volatile boolean closed;
    private final AtomicInteger made = new AtomicInteger();

    PinnedConnection(Vertx vertx, Redis redis, Duration timeout) {
        this.vertx = vertx;
        this.redis = redis;
        this.timeoutMillis = timeout.toMillis();
        connect(current, FIRST_PAUSE_MILLIS);
        this.pingTimer = vertx.setPeriodic(PING_INTERVAL_MILLIS, timer -> pingIfIdle());
    }

    Future<Response> send(Request request) {
        return new Call(request, current).start();
    }

    /**
     * Sends both on one link, so that the second asks about nothing but what that Redis did up to the first; the answer
     * to the first if {@code enough} says so of the second's, else {@link RedisFailure.OutcomeUnknown}.
     */
    Future<Response> send(Request request, Request question, Predicate<Response> enough) {
        Link link = current;
        Future<Response> done = new Call(request, link).start();
        Future<Response> asked = new Call(question, link).start();
        return done.compose(response -> asked.recover(
                        cause -> Future.failedFuture(new RedisFailure.OutcomeUnknown("Not known whether kept", cause)))
                .compose(answer -> enough.test(answer)
                        ? Future.succeededFuture(response)
                        : Future.failedFuture(new RedisFailure.OutcomeUnknown("Kept by too few replicas", null))));
    }

    private void connect(Link link, int pauseMillis) {
        if (closed) {
            return;
        }
        redis.connect().onComplete(attempt -> {
            if (closed) {
                attempt.map(RedisConnection::close);
            } else if (attempt.succeeded()) {
                RedisConnection connection = attempt.result();
                connection.endHandler(end -> replace(link));
                connection.exceptionHandler(failure -> replace(link));
                made.incrementAndGet();
                link.connected.complete(connection);
            } else {
                int jittered = pauseMillis / 2 + ThreadLocalRandom.current().nextInt(pauseMillis / 2 + 1);
                int next = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 2);
                vertx.setTimer(jittered, timer -> connect(link, next));
            }
        });
    }

    /** How often it was made anew; the first time counts. */
    int made() {
        return made.get();
    }

    private void replace(Link dead) {
        Link next = new Link();
        if (!closed && exchange(dead, next)) {
            dead.connected.future().onSuccess(RedisConnection::close);
            connect(next, FIRST_PAUSE_MILLIS);
        }
    }

    private synchronized boolean exchange(Link expected, Link next) {
        if (current != expected) {
            return false;
        }
        current = next;
        return true;
    }

    private void pingIfIdle() {
        Link link = current;
        boolean idle = System.nanoTime() - link.lastReplyNanos > PING_INTERVAL_MILLIS * 900_000;
        if (idle && link.connected.future().succeeded()) {
            new Call(Request.cmd(Command.PING), link).start();
        }
    }

    @Override
    public void close() {
        closed = true;
        vertx.cancelTimer(pingTimer);
        current.connected.future().onSuccess(RedisConnection::close);
    }

    private static final class Link {
        final Promise<RedisConnection> connected = Promise.promise();
        volatile long lastReplyNanos = System.nanoTime();
    }

    private final class Call {
        private final Request request;
        private final Link link;
        private final Promise<Response> answer = Promise.promise();
        private volatile long sentNanos;

        Call(Request request, Link link) {
            this.request = request;
            this.link = link;
        }

        Future<Response> start() {
            long deadline = vertx.setTimer(timeoutMillis, timer -> expire());
            answer.future().onComplete(any -> vertx.cancelTimer(deadline));
            Future<RedisConnection> connected = link.connected.future();
            if (connected.succeeded()) {
                send(connected.result());
            } else {
                connected.onSuccess(this::send);
            }
            return answer.future();
        }

        private void send(RedisConnection connection) {
            if (answer.future().isComplete()) {
                return;
            }
            sentNanos = System.nanoTime();
            connection.send(request).onComplete(this::answered);
        }

        private void answered(AsyncResult<Response> reply) {
            link.lastReplyNanos = System.nanoTime();
            if (reply.succeeded()) {
                answer.tryComplete(reply.result());
                return;
            }
            if (Failures.isReadOnlyReplica(reply.cause()) || Failures.isLostConnection(reply.cause())) {
                replace(link);
            }
            answer.tryFail(reply.cause());
        }

        private void expire() {
            if (sentNanos == 0) {
                answer.tryFail(new RedisFailure.NotDone("Redis not reachable", null));
                return;
            }
            answer.tryFail(new RedisFailure.OutcomeUnknown("No answer from Redis in time", null));
            if (link.lastReplyNanos - sentNanos < 0) {
                replace(link);
            }
        }
    }
}
