package io.sessionsuite.redis;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call under construction: KEYS first, then ARGV, in the order of the script's header. {@link #run()} gives a
 * recipe: each subscription is a call of its own.
 */
public final class RedisCall {

    private final RedisScripts scripts;
    private final @Nullable Script script;
    private final Command command;
    private final List<byte[]> arguments = new ArrayList<>();
    private int keys;
    private int replicas;
    private Duration patience = Duration.ZERO;

    RedisCall(RedisScripts scripts, Script script) {
        this.scripts = scripts;
        this.script = script;
        this.command = Command.EVALSHA;
    }

    RedisCall(RedisScripts scripts, Command command) {
        this.scripts = scripts;
        this.script = null;
        this.command = command;
    }

    /** Adds one of KEYS; all keys of a script share one hash tag. */
    public RedisCall key(String key) {
        if (script != null && keys != arguments.size()) {
            throw new IllegalStateException("KEYS come before ARGV: " + name());
        }
        keys++;
        return arg(key);
    }

    public RedisCall arg(String text) {
        return arg(text.getBytes(StandardCharsets.UTF_8));
    }

    public RedisCall arg(byte[] bytes) {
        arguments.add(bytes);
        return this;
    }

    public RedisCall arg(long number) {
        return arg(Long.toString(number));
    }

    /** {@code 1} or {@code 0}. */
    public RedisCall arg(boolean flag) {
        return arg(flag ? "1" : "0");
    }

    public RedisCall args(Collection<String> texts) {
        texts.forEach(this::arg);
        return this;
    }

    /**
     * Counts as done only when that many replicas of Redis have it within that time: else its outcome is unknown. 0
     * asks none. Nothing else goes over the connection meanwhile. Not for a Cluster.
     */
    public RedisCall replicated(int replicas, Duration patience) {
        this.replicas = replicas;
        this.patience = patience;
        return this;
    }

    /** Sends the call when subscribed to; fails as the service's translator says, or with a {@link RedisDefect}. */
    public Uni<Reply> run() {
        if (script != null && script.keyCount() != keys) {
            throw new IllegalStateException(name() + " takes " + script.keyCount() + " keys, not " + keys);
        }
        return scripts.run(this);
    }

    String name() {
        return script == null ? command.toString() : script.name();
    }

    Future<Response> send(PinnedConnection connection, Request request) {
        return replicas == 0
                ? connection.send(request)
                : connection.send(
                        request,
                        Request.cmd(Command.WAIT).arg(replicas).arg(patience.toMillis()),
                        answer -> answer.toInteger() >= replicas);
    }

    boolean repeatable() {
        return script != null && script.readOnly();
    }

    boolean hasText() {
        return script != null;
    }

    Request request() {
        Request request = Request.cmd(command);
        if (script != null) {
            request.arg(script.sha1()).arg(keys);
        }
        return withArguments(request);
    }

    Request requestWithText() {
        if (script == null) {
            throw new IllegalStateException("Not a script: " + name());
        }
        return withArguments(Request.cmd(Command.EVAL).arg(script.source()).arg(keys));
    }

    private Request withArguments(Request request) {
        for (byte[] argument : arguments) {
            request.arg(argument);
        }
        return request;
    }
}
