package io.sessionsuite.load;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginRecords;
import io.sessionsuite.login.LoginRecords.Opening;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.login.NewLogin;
import io.sessionsuite.login.RedisLoginRecords;
import io.sessionsuite.redis.CallMetrics;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.RedisSettings;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Live logins as script clients have them: CSRF protection off. */
final class RedisSessions {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private RedisSessions() {}

    static List<LoginToken> make(Vertx vertx, EmbeddedRedis server, int count) {
        return open(
                vertx,
                server,
                IntStream.range(0, count).mapToObj(RedisSessions::session).toList());
    }

    /** A token for the stores, of a user with all rights there. */
    static LoginToken makeStoreToken(Vertx vertx, EmbeddedRedis server) {
        List<String> rights = List.of("admin", "get", "sessionQuery", "sessionUpdate");
        NewLogin login = NewLogin.of(LoginKind.M1)
                .user("native", "store-load", 1)
                .grants(List.of(), rights, List.of(), "[]")
                .life(Duration.ofHours(8), Duration.ofHours(8), Duration.ofHours(1))
                .from("127.0.0.1", "load/1")
                .door("m1");
        return open(vertx, server, List.of(login)).getFirst();
    }

    private static List<LoginToken> open(Vertx vertx, EmbeddedRedis server, List<NewLogin> logins) {
        Redis client = Redis.createClient(vertx, server.uri());
        List<LoginToken> tokens = new ArrayList<>();
        try (RedisScripts redis = new RedisScripts(
                vertx,
                client,
                new RedisSettings(Duration.ofSeconds(5), 1, 1_000),
                new CallMetrics(new SimpleMeterRegistry(), "load"),
                failure -> failure)) {
            LoginRecords records = new RedisLoginRecords(redis);
            for (NewLogin login : logins) {
                LoginToken token = LoginToken.generate();
                if (!(records.open(token, login).await().atMost(PATIENCE) instanceof Opening.Opened)) {
                    throw new IllegalStateException("A new sid was taken");
                }
                tokens.add(token);
            }
        }
        return tokens;
    }

    private static NewLogin session(int number) {
        return NewLogin.of(LoginKind.SESSION)
                .user("native", "user" + number, 1)
                .grants(List.of("search"), List.of("get"), List.of("search"), "[]")
                .life(Duration.ofSeconds(1800), Duration.ofSeconds(28800), Duration.ofHours(1))
                .from("127.0.0.1", "load/1")
                .csrf(LoginToken.csrfToken(), false)
                .door("mmonit");
    }
}
