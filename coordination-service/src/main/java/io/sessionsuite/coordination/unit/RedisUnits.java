package io.sessionsuite.coordination.unit;

import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.redis.RedisCall;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Calls of scripts on the keys of namespaces. */
@Singleton
public final class RedisUnits {

    private static final Script INIT = Script.load("coordination/ns-init-17");
    private static final Script EXPIRE = Script.load("coordination/expire-17");
    private static final int SESSIONS_A_SWEEP = 200;
    private static final int KEYS_A_SWEEP = 2_000;

    private final RedisScripts redis;
    private final UnitKeys keys;
    private final Foundation foundation;
    private final SweepTimes times;
    private final Set<Namespace> founded = ConcurrentHashMap.newKeySet();

    @Inject
    public RedisUnits(
            @Identifier("coordination") RedisScripts redis, UnitKeys keys, Foundation foundation, SweepTimes times) {
        this.redis = redis;
        this.keys = keys;
        this.foundation = foundation;
        this.times = times;
    }

    /** A call that reads, or changes only what is there already. The default namespace is there before anyone asks. */
    public UnitCall on(Namespace namespace, Script script, Collection<Part> parts) {
        return new UnitCall(this, namespace, call(namespace, script, parts), namespace.isDefault());
    }

    /** A call that may be the first write to the namespace. */
    public UnitCall writing(Namespace namespace, Script script, Collection<Part> parts) {
        return new UnitCall(this, namespace, call(namespace, script, parts), true);
    }

    /** A bounded sweep; {@code ids} are looked at first. */
    public Uni<Sweep> expire(Namespace namespace, List<String> ids) {
        return call(namespace, EXPIRE, Part.ALL)
                .arg(SESSIONS_A_SWEEP)
                .arg(KEYS_A_SWEEP)
                .arg(times.grace().toMillis())
                .arg(times.tombstoneTtl().toMillis())
                .args(ids)
                .run()
                .map(RedisUnits::sweep);
    }

    /** The namespaces there are, in the order of their names; from now on only these count as founded. */
    public Uni<Set<Namespace>> namespaces() {
        return redis.command(Command.ZRANGE)
                .arg(namesKey())
                .arg(0)
                .arg(-1)
                .run()
                .map(reply -> {
                    Set<Namespace> all = new TreeSet<>();
                    reply.texts(0).forEach(name -> Namespace.parse(name).ifPresent(all::add));
                    founded.retainAll(all);
                    return all;
                });
    }

    /**
     * Sees to it that the namespace is listed and has its own node. Two calls: a name without a node is an empty
     * namespace, the node is written once whoever comes first, and both are repeated until they succeed.
     */
    public Uni<Void> found(Namespace namespace) {
        if (founded.contains(namespace)) {
            return Uni.createFrom().voidItem();
        }
        return redis.command(Command.ZADD)
                .arg(namesKey())
                .arg(0)
                .arg(namespace.name())
                .run()
                .flatMap(listed -> call(namespace, INIT, Part.ALL)
                        .arg(times.grace().toMillis())
                        .arg(foundation.node())
                        .arg(foundation.id())
                        .arg(foundation.nodeJson())
                        .arg(foundation.checkJson())
                        .run())
                .invoke(done -> founded.add(namespace))
                .replaceWithVoid();
    }

    private RedisCall call(Namespace namespace, Script script, Collection<Part> parts) {
        RedisCall call = redis.script(script);
        for (Part part : parts) {
            call.key(keys.of(namespace, part));
        }
        return call;
    }

    private String namesKey() {
        return keys.ofOwnUnit(".ns", "names");
    }

    private static Sweep sweep(Reply reply) {
        if (!reply.word().equals("OK")) {
            throw reply.unexpected();
        }
        long next = reply.number(2);
        return new Sweep(
                reply.number(1),
                next < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(next)),
                reply.number(3) == 1,
                Duration.ofMillis(reply.number(4)));
    }
}
