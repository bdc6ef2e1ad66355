package io.sessionsuite.store;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginRecords;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.login.NewLogin;
import io.sessionsuite.login.RedisLoginRecords;
import io.sessionsuite.redis.CallMetrics;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.RedisSettings;
import io.sessionsuite.redis.Reply;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tokens made with the library that owns the record, on a real Redis, and scripts called directly. */
public final class TestCallers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EmbeddedRedis server;
    private final Vertx vertx = Vertx.vertx();
    private final RedisScripts scripts;
    private final LoginRecords records;

    public TestCallers(EmbeddedRedis server) {
        this(server, new RedisOptions().setConnectionString(server.uri()));
    }

    /** On a Cluster-mode node. */
    public static TestCallers onCluster(EmbeddedRedis node, String uris) {
        RedisOptions options = new RedisOptions().setType(RedisClientType.CLUSTER);
        for (String uri : uris.split(",")) {
            options.addConnectionString(uri);
        }
        return new TestCallers(node, options);
    }

    private TestCallers(EmbeddedRedis server, RedisOptions options) {
        this.server = server;
        this.scripts = new RedisScripts(
                vertx,
                Redis.createClient(vertx, options.setMaxWaitingHandlers(8192)),
                new RedisSettings(Duration.ofSeconds(10), 2, 5000),
                new CallMetrics(new SimpleMeterRegistry(), "test"),
                failure -> new StoreError.Unavailable("unavailable", failure.outcome(), failure));
        this.records = new RedisLoginRecords(scripts);
    }

    public RedisScripts scripts() {
        return scripts;
    }

    public EmbeddedRedis server() {
        return server;
    }

    public LoginRecords records() {
        return records;
    }

    /** The header of a token with these rights, valid from the loopback address. */
    public String with(String... rights) {
        return header(open(login(Duration.ofHours(1), rights).boundTo("127.0.0.1")));
    }

    public static String header(LoginToken token) {
        return "m1-auth-token: " + token.text();
    }

    public static NewLogin login(Duration life, String... rights) {
        return NewLogin.of(LoginKind.M1)
                .user("native", "test", 1)
                .grants(List.of(), List.of(rights), List.of(), "[]")
                .life(Duration.ZERO, life, Duration.ofHours(1))
                .door("m1");
    }

    public LoginToken open(NewLogin login) {
        LoginToken token = LoginToken.generate();
        await(records.open(token, login));
        return token;
    }

    /** The elements of a reply, numbers as their digits. */
    public static List<String> elements(Reply reply) {
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < reply.size(); i++) {
            elements.add(element(reply, i));
        }
        return elements;
    }

    private static String element(Reply reply, int index) {
        try {
            return reply.text(index);
        } catch (UnsupportedOperationException number) {
            return Long.toString(reply.number(index));
        }
    }

    public <T> T await(Uni<T> call) {
        return call.await().atMost(PATIENCE);
    }

    @Override
    public void close() {
        scripts.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
