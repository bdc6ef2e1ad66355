package io.sessionsuite.auth.apikey;

import io.sessionsuite.login.Sid;
import io.sessionsuite.redis.RedisScripts;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** The index in the set {@code api-keys:{directory}}. */
@Singleton
final class RedisKeyIndex implements KeyIndex {

    private static final String KEY = "api-keys:{directory}";
    private static final int PAGE = 500;

    private final RedisScripts redis;

    RedisKeyIndex(@Identifier("auth") RedisScripts redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Void> add(Sid id) {
        return redis.command(Command.SADD).key(KEY).arg(id.text()).run().replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(Sid id) {
        return redis.command(Command.SREM).key(KEY).arg(id.text()).run().replaceWithVoid();
    }

    /** A scan meets every key that is there from its first call to its last. */
    @Override
    public Uni<List<Sid>> all() {
        return from("0").map(all -> all.distinct().map(Sid::new).toList());
    }

    private Uni<Stream<String>> from(String cursor) {
        return redis.command(Command.SSCAN)
                .key(KEY)
                .arg(cursor)
                .arg("COUNT")
                .arg(PAGE)
                .run()
                .chain(reply -> {
                    Stream<String> page = reply.at(1).texts(0).stream();
                    return reply.text(0).equals("0")
                            ? Uni.createFrom().item(page)
                            : from(reply.text(0)).map(rest -> Stream.concat(page, rest));
                });
    }
}
