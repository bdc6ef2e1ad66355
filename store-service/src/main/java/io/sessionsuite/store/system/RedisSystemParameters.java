package io.sessionsuite.store.system;

import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code system:{m1}}, a hash from name to text. */
@Singleton
class RedisSystemParameters implements SystemParameters {

    private static final String KEY = "system:{m1}";
    private static final String INITIALISED = "bootstrap:{directory}";
    private static final Script SET = Script.load("store/system-1");

    private final RedisScripts redis;

    RedisSystemParameters(@Identifier("store") RedisScripts redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Map<String, String>> read() {
        return redis.command(Command.HGETALL).key(KEY).run().flatMap(set -> redis.command(Command.EXISTS)
                .key(INITIALISED)
                .run()
                .map(exists -> together(set, exists.number() == 1)));
    }

    private static Map<String, String> together(Reply set, boolean initialised) {
        Map<String, String> all = new TreeMap<>(KnownParameters.DEFAULTS);
        set.hash().forEach((name, value) -> all.put(name, new String(value, StandardCharsets.UTF_8)));
        all.put(KnownParameters.INIT, Boolean.toString(initialised));
        return all;
    }

    @Override
    public Uni<String> sessionId() {
        return one(PROPERTY_SESSION_ID);
    }

    @Override
    public Uni<List<String>> corsOrigins() {
        return one(KnownParameters.CORS).map(KnownParameters::origins);
    }

    private Uni<String> one(String name) {
        return redis.command(Command.HGET)
                .key(KEY)
                .arg(name)
                .run()
                .map(reply -> reply.isNil() ? KnownParameters.DEFAULTS.get(name) : reply.text());
    }

    @Override
    public Uni<Void> set(Map<String, String> values) {
        KnownParameters.require(values);
        var call = redis.script(SET).key(KEY).arg(KnownParameters.MOST);
        values.forEach((name, value) -> call.arg(name).arg(value));
        return call.run().map(reply -> switch (Math.toIntExact(reply.number(0))) {
            case 1 -> null;
            case 0 ->
                throw new StoreError(ErrorCode.PARAMETER, "more than " + KnownParameters.MOST + " system parameters");
            default -> throw reply.unexpected();
        });
    }
}
