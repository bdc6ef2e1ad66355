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
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Live logins with ten attributes each, as script clients have them: CSRF protection off. */
final class RedisSessions {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private RedisSessions() {}

    static List<LoginToken> make(Vertx vertx, EmbeddedRedis server, int count) {
        Redis client = Redis.createClient(vertx, server.uri());
        List<LoginToken> tokens = new ArrayList<>();
        try (RedisScripts redis = new RedisScripts(
                vertx,
                client,
                new RedisSettings(Duration.ofSeconds(5), 1, 1_000),
                new CallMetrics(new SimpleMeterRegistry(), "load"),
                failure -> failure)) {
            LoginRecords logins = new RedisLoginRecords(redis);
            for (int i = 0; i < count; i++) {
                LoginToken token = LoginToken.generate();
                if (!(logins.open(token, session(i)).await().atMost(PATIENCE) instanceof Opening.Opened)) {
                    throw new IllegalStateException("A new sid was taken");
                }
                tokens.add(token);
            }
        }
        return tokens;
    }

    /** Ten attributes for every session, through the service that owns them. */
    static void fill(URI attributes, List<LoginToken> sessions) throws IOException, InterruptedException {
        String body =
                IntStream.range(0, 10).mapToObj(i -> "name" + i + "=value" + i).collect(Collectors.joining("&"));
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (LoginToken session : sessions) {
                HttpRequest put = HttpRequest.newBuilder(attributes.resolve("/api/2/session/put"))
                        .header("cookie", "zsessionid=" + session.text())
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
                String answer =
                        client.send(put, HttpResponse.BodyHandlers.ofString()).body();
                if (!answer.equals("{}")) {
                    throw new IllegalStateException("put answered " + answer);
                }
            }
        }
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
