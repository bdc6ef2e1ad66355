package io.sessionsuite.login;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.redis.CallMetrics;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.RedisSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Login records on the real Redis all tests of this JVM share; time is moved by shifting a record's fields. */
final class LoginFixture implements AutoCloseable {

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration ABSOLUTE = Duration.ofHours(8);
    static final Duration GRACE = Duration.ofHours(1);
    static final String ADDRESS = "127.0.0.1";

    final Vertx vertx = Vertx.vertx();
    final RedisScripts redis;
    final LoginRecords logins;

    LoginFixture() {
        Redis client = Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString(EmbeddedRedis.shared().uri())
                        .setMaxWaitingHandlers(4096));
        redis = new RedisScripts(
                vertx,
                client,
                new RedisSettings(Duration.ofSeconds(5), 2, 2_000),
                new CallMetrics(new SimpleMeterRegistry(), "test"),
                failure -> failure);
        logins = new RedisLoginRecords(redis);
    }

    static <T> T answer(Uni<T> call) {
        return call.await().atMost(Duration.ofSeconds(20));
    }

    static NewLogin session() {
        return NewLogin.of(LoginKind.SESSION)
                .user("native", "mia", 1)
                .grants(List.of("search"), List.of("get"), List.of("search"), "[]")
                .life(IDLE, ABSOLUTE, GRACE)
                .from(ADDRESS, "curl/8")
                .csrf(LoginToken.csrfToken(), true)
                .door("fusion");
    }

    LoginToken open(NewLogin login) {
        LoginToken token = LoginToken.generate();
        answer(logins.open(token, login));
        return token;
    }

    Map<String, byte[]> record(Sid sid) {
        return answer(redis.command(Command.HGETALL).key(sid.recordKey()).run()).hash();
    }

    /** As if the record were that much older. */
    void age(Sid sid, Duration by) {
        for (String field : List.of("created", "authenticated", "last")) {
            byte[] value = record(sid).get(field);
            if (value != null) {
                set(
                        sid,
                        field,
                        Long.toString(Long.parseLong(new String(value, StandardCharsets.US_ASCII)) - by.toMillis()));
            }
        }
    }

    void set(Sid sid, String field, String value) {
        answer(redis.command(Command.HSET)
                .key(sid.recordKey())
                .arg(field)
                .arg(value)
                .run());
    }

    void putAttribute(Sid sid) {
        answer(redis.command(Command.HSET)
                .key(sid.attributesKey())
                .arg("a")
                .arg("1")
                .run());
    }

    boolean exists(String key) {
        return answer(redis.command(Command.EXISTS).key(key).run()).number() == 1;
    }

    Instant expiry(String key) {
        return Instant.ofEpochMilli(
                answer(redis.command(Command.PEXPIRETIME).key(key).run()).number());
    }

    @Override
    public void close() {
        redis.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
