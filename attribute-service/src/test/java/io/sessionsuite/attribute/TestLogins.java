package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.login.Ending;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginRecords;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.login.NewLogin;
import io.sessionsuite.login.RedisLoginRecords;
import io.sessionsuite.redis.CallMetrics;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.RedisSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Logins made with the library that owns the record, on a real Redis, and a look at what is stored. Time is moved by
 * shifting the times in the record.
 */
final class TestLogins implements AutoCloseable {

    static final Duration IDLE = Duration.ofSeconds(1800);
    static final Duration ABSOLUTE = Duration.ofSeconds(28800);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> TIMES = List.of("created", "authenticated", "last");

    private final EmbeddedRedis server;
    private final Vertx vertx = Vertx.vertx();
    private final RedisScripts scripts;
    private final LoginRecords records;

    TestLogins(EmbeddedRedis server) {
        this.server = server;
        RedisOptions options =
                new RedisOptions().setConnectionString(server.uri()).setMaxWaitingHandlers(8192);
        this.scripts = new RedisScripts(
                vertx,
                Redis.createClient(vertx, options),
                new RedisSettings(Duration.ofSeconds(5), 2, 5000),
                new CallMetrics(new SimpleMeterRegistry(), "test"),
                failure -> failure);
        this.records = new RedisLoginRecords(scripts);
    }

    RedisScripts scripts() {
        return scripts;
    }

    LoginRecords records() {
        return records;
    }

    EmbeddedRedis server() {
        return server;
    }

    /** S: a script's session, protection off. */
    LoginToken scriptSession() {
        return open(session(LoginToken.csrfToken(), false));
    }

    /** B: a browser's session, protected by that token. */
    LoginToken browserSession(String csrfToken) {
        return open(session(csrfToken, true));
    }

    LoginToken open(NewLogin login) {
        LoginToken token = LoginToken.generate();
        await(records.open(token, login));
        return token;
    }

    static NewLogin session(String csrfToken, boolean protectedByIt) {
        return NewLogin.of(LoginKind.SESSION)
                .user("native", "mia", 1)
                .grants(List.of("monitor"), List.of(), List.of("monitor"), "[]")
                .life(IDLE, ABSOLUTE, Duration.ofHours(1))
                .from("127.0.0.1", "test")
                .csrf(csrfToken, protectedByIt)
                .door("mmonit");
    }

    /** A token of another kind than a session. */
    LoginToken other(LoginKind kind) {
        return open(NewLogin.of(kind)
                .user("native", "mia", 1)
                .life(Duration.ZERO, Duration.ofMinutes(30), Duration.ofHours(1))
                .door("test"));
    }

    void end(LoginToken token) {
        await(records.end(token, Ending.ENDED));
    }

    /** Makes everything in the record that much longer ago. */
    void age(LoginToken token, Duration by) {
        for (String field : TIMES) {
            if (field(token, field) != null) {
                server.command("HINCRBY", recordKey(token), field, Long.toString(-by.toMillis()));
            }
        }
    }

    String field(LoginToken token, String field) {
        return (String) server.command("HGET", recordKey(token), field);
    }

    /** The last activity, in milliseconds. */
    long last(LoginToken token) {
        String last = field(token, "last");
        return Long.parseLong(last == null ? field(token, "created") : last);
    }

    /** The attributes as stored, without the bookkeeping. */
    Map<String, String> stored(LoginToken token) {
        Map<String, String> stored = hash(token.sid().attributesKey());
        stored.keySet().removeIf(name -> name.indexOf(0) >= 0);
        return stored;
    }

    Map<String, String> hash(String key) {
        List<?> flat = (List<?>) server.command("HGETALL", key);
        Map<String, String> hash = new TreeMap<>();
        for (int i = 0; i < flat.size(); i += 2) {
            hash.put((String) flat.get(i), (String) flat.get(i + 1));
        }
        return hash;
    }

    /** {@code revision count bytes next side}. */
    String bookkeeping(LoginToken token) {
        return (String) server.command("HGET", token.sid().attributesKey(), "\0");
    }

    /** The books equal a recount of what is there. */
    void booksBalance(LoginToken token) {
        Map<String, String> stored = stored(token);
        long bytes = stored.entrySet().stream()
                .mapToLong(entry -> utf8(entry.getKey()) + utf8(entry.getValue()))
                .sum();
        String[] books = bookkeeping(token).split(" ");
        assertThat(books[1]).isEqualTo(Integer.toString(stored.size()));
        assertThat(books[2]).isEqualTo(Long.toString(bytes));
        assertThat(books[3] + books[4]).isEqualTo("00");
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** A dead or missing record has no attributes beside it, and none live without an end. */
    void nothingIsLeftOver(LoginToken token) {
        if (hasAttributes(token)) {
            assertThat(field(token, "kind")).isNotNull();
            assertThat(field(token, "state")).isNull();
            assertThat(expiresAt(token.sid().attributesKey())).isPositive();
        }
    }

    boolean hasAttributes(LoginToken token) {
        return exists(token.sid().attributesKey());
    }

    boolean exists(String key) {
        return Long.valueOf(1).equals(server.command("EXISTS", key));
    }

    long expiresAt(String key) {
        return (Long) server.command("PEXPIRETIME", key);
    }

    static String recordKey(LoginToken token) {
        return token.sid().recordKey();
    }

    <T> T await(Uni<T> call) {
        return call.await().atMost(PATIENCE);
    }

    @Override
    public void close() {
        scripts.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
