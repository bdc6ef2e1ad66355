package io.sessionsuite.auth.m1;

import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Reply;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code system:{m1}}, a hash from name to text; only read here. */
@ApplicationScoped
class RedisSystemParameters implements SystemParameters {

    private static final String KEY = "system:{m1}";
    private static final List<String> NAMES = List.of(TOKEN_EXPIRE_MS, PASSWORD_MIN_LENGTH, CORS);

    private final RedisScripts redis;

    RedisSystemParameters(@Identifier("auth") RedisScripts redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Map<String, String>> read() {
        return redis.command(Command.HMGET).key(KEY).args(NAMES).run().map(RedisSystemParameters::present);
    }

    private static Map<String, String> present(Reply values) {
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            if (!values.isNil(i)) {
                parameters.put(NAMES.get(i), values.text(i));
            }
        }
        return parameters;
    }
}
