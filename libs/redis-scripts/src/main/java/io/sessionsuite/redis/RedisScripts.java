package io.sessionsuite.redis;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A service's way to Redis: a few pinned connections, each shared by many calls at once. Every call has a deadline, the
 * number under way is bounded, and a failure says whether the call may have taken effect.
 *
 * <p>Calls may come from any thread; the answer is emitted on the caller's Vert.x context. Nothing is repeated after a
 * lost answer but {@code no-writes} scripts, once. A script unknown to Redis is sent again with its text.
 */
public final class RedisScripts implements AutoCloseable {

    private final List<PinnedConnection> connections;
    private final AtomicInteger threads = new AtomicInteger();
    private final ThreadLocal<Integer> connectionOfThread;
    private final AtomicInteger underWay = new AtomicInteger();
    private final RedisSettings settings;
    private final CallMetrics metrics;
    private final Function<RedisFailure, ? extends RuntimeException> translator;

    /** @param translator makes of a failure the exception of the service's own dialect */
    public RedisScripts(
            Vertx vertx,
            Redis redis,
            RedisSettings settings,
            CallMetrics metrics,
            Function<RedisFailure, ? extends RuntimeException> translator) {
        this.settings = settings;
        this.metrics = metrics;
        this.translator = translator;
        this.connections = IntStream.range(0, settings.connections())
                .mapToObj(i -> new PinnedConnection(vertx, redis, settings.timeout()))
                .toList();
        this.connectionOfThread =
                ThreadLocal.withInitial(() -> Math.floorMod(threads.getAndIncrement(), settings.connections()));
        metrics.watch(underWay);
    }

    /** Starts a call of {@code script}; nothing is sent before {@link RedisCall#run()} is subscribed to. */
    public RedisCall script(Script script) {
        return new RedisCall(this, script);
    }

    /** Starts a call of a single command. */
    public RedisCall command(Command command) {
        return new RedisCall(this, command);
    }

    /**
     * How many connections were made so far. As long as it stays the same, Redis has not been restarted or replaced,
     * and what it said still stands.
     */
    public int connectionsMade() {
        return connections.stream().mapToInt(PinnedConnection::made).sum();
    }

    Uni<Reply> run(RedisCall call) {
        return Uni.createFrom().emitter(emitter -> {
            if (underWay.incrementAndGet() > settings.maxQueue()) {
                underWay.decrementAndGet();
                emitter.fail(translate(new RedisFailure.NotDone("Too many Redis calls under way", null)));
                return;
            }
            long start = System.nanoTime();
            @Nullable Context caller = Vertx.currentContext();
            attempt(call, call.request(), call.repeatable()).onComplete(answer -> {
                underWay.decrementAndGet();
                metrics.record(call.name(), start, answer.cause());
                if (caller == null || caller == Vertx.currentContext()) {
                    emit(call, answer, emitter);
                } else {
                    caller.runOnContext(context -> emit(call, answer, emitter));
                }
            });
        });
    }

    private void emit(RedisCall call, AsyncResult<Response> answer, UniEmitter<? super Reply> emitter) {
        if (answer.succeeded()) {
            emitter.complete(new Reply(call.name(), answer.result()));
        } else {
            emitter.fail(translate(answer.cause()));
        }
    }

    private Future<Response> attempt(RedisCall call, Request request, boolean repeatable) {
        return call.send(connection(), request).recover(cause -> {
            if (Failures.isUnknownScript(cause) && call.hasText()) {
                return attempt(call, call.requestWithText(), repeatable);
            }
            RuntimeException failure = Failures.classify(call.name(), cause);
            if (repeatable && failure instanceof RedisFailure.OutcomeUnknown && Failures.isLostConnection(cause)) {
                return attempt(call, request, false);
            }
            return Future.failedFuture(failure);
        });
    }

    /** A thread keeps to one connection, so that an event loop's calls stay together. */
    private PinnedConnection connection() {
        return connections.get(connectionOfThread.get());
    }

    private Throwable translate(Throwable cause) {
        return cause instanceof RedisFailure failure ? translator.apply(failure) : cause;
    }

    @Override
    public void close() {
        connections.forEach(PinnedConnection::close);
    }
}
